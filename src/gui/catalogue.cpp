// SPDX-License-Identifier: Apache-2.0
// By the C library's gettext.
#include "gui/catalogue.h"

#include <libintl.h>

namespace vialog::gui {

namespace {
constexpr const char* domain = "vialog";
}  // namespace

std::string tr(const char* english) {
    return dgettext(domain, english);
}

std::string tr_n(const char* one, const char* many, long number) {
    return dngettext(domain, one, many, static_cast<unsigned long>(number));
}

}  // namespace vialog::gui
