// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/report/page_frame.h"

#include "hinge/edge/report/html.h"
#include "hinge/edge/report/report_sections.h"

namespace hinge {

std::string MakePage(const std::string& title, const std::string& body) {
  return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\" />\n"
         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />\n"
         "<meta name=\"color-scheme\" content=\"light dark\" />\n" +
         Element("title", EscapeHtml(title)) + Element("style", StyleSheet()) + "</head>\n<body>\n<main>\n" +
         body + "</main>\n</body>\n</html>\n";
}

std::string WideTable(const std::string& head, const std::string& rows) {
  return "<div class=\"scroll\">" +
         Element("table", Element("thead", Element("tr", head)) + Element("tbody", rows), "class=\"wide\"") +
         "</div>\n";
}

}  // namespace hinge
