// SPDX-License-Identifier: Apache-2.0
// Places labels, draws codes as squares and texts by Pango.
#include "reporting/label_sheet.h"

#include "base/check.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <qrencode.h>

#include <memory>

namespace vialog::reporting {

namespace {

// In points, 72 to the inch.
constexpr double page_width = 612;
constexpr double page_height = 792;
constexpr double margin_left = 13.5;
constexpr double margin_top = 36;
constexpr double column_pitch = 198;
constexpr double row_pitch = 72;
constexpr int columns = 3;
constexpr int rows = 10;
constexpr double label_width = 189;
constexpr double padding = 5;
constexpr double code_size = 62;
// ISO/IEC 18004: four modules of white around the code. They lie in the label's own white.
constexpr int quiet_modules = 4;

struct Free {
    void operator()(cairo_surface_t* it) const { cairo_surface_destroy(it); }
    void operator()(cairo_t* it) const { cairo_destroy(it); }
    void operator()(PangoLayout* it) const { g_object_unref(it); }
    void operator()(PangoFontDescription* it) const { pango_font_description_free(it); }
    void operator()(QRcode* it) const { QRcode_free(it); }
};
template <typename T>
using Owned = std::unique_ptr<T, Free>;

cairo_status_t append(void* bytes, const unsigned char* data, unsigned int length) {
    auto& all = *static_cast<base::Bytes*>(bytes);
    all.insert(all.end(), data, data + length);
    return CAIRO_STATUS_SUCCESS;
}

void draw_code(cairo_t* page, const std::string& text, double left, double top) {
    const Owned<QRcode> code(
        QRcode_encodeString(text.c_str(), 0, QR_ECLEVEL_M, QR_MODE_8, 1 /* case matters */));
    base::ensures(code != nullptr, "a label's code is short enough for a QR code");
    const double module = code_size / (code->width + 2 * quiet_modules);
    for (int y = 0; y < code->width; ++y) {
        for (int x = 0; x < code->width; ++x) {
            constexpr unsigned char black = 1;
            if ((code->data[y * code->width + x] & black) != 0) {
                cairo_rectangle(page, left + (x + quiet_modules) * module,
                                top + (y + quiet_modules) * module, module, module);
            }
        }
    }
    cairo_fill(page);
}

// One line, shortened where it is too long. How high it is.
double draw_text(cairo_t* page, const std::string& text, const char* font, double left,
                 double top) {
    const Owned<PangoLayout> layout(pango_cairo_create_layout(page));
    PangoContext* context = pango_layout_get_context(layout.get());
    pango_cairo_context_set_resolution(context, 72);
    const Owned<PangoFontDescription> description(pango_font_description_from_string(font));
    pango_layout_set_font_description(layout.get(), description.get());
    pango_layout_set_auto_dir(layout.get(), FALSE);
    pango_layout_set_width(layout.get(),
                           pango_units_from_double(label_width - code_size - 2 * padding));
    pango_layout_set_ellipsize(layout.get(), PANGO_ELLIPSIZE_END);
    pango_layout_set_single_paragraph_mode(layout.get(), TRUE);
    pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
    int height = 0;
    pango_layout_get_size(layout.get(), nullptr, &height);
    cairo_move_to(page, left, top);
    pango_cairo_show_layout(page, layout.get());
    return pango_units_to_double(height);
}

void draw_label(cairo_t* page, const Label& label, double left, double top) {
    draw_code(page, label.code, left + padding, top + padding);
    const double text_left = left + padding + code_size;
    double at = top + padding + 4;
    at += draw_text(page, label.heading, "Sans Bold 11", text_left, at);
    for (const std::string& line : label.lines) {
        at += draw_text(page, line, "Sans 6.5", text_left, at);
    }
    draw_text(page, label.code, "Monospace 6", text_left, at);
}

}  // namespace

base::Bytes label_sheet(const std::vector<Label>& labels, const std::string& title,
                        const std::string& day) {
    base::Bytes pdf;
    const Owned<cairo_surface_t> surface(
        cairo_pdf_surface_create_for_stream(append, &pdf, page_width, page_height));
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, title.c_str());
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, day.c_str());
    const Owned<cairo_t> page(cairo_create(surface.get()));
    int place = 0;
    for (const Label& label : labels) {
        if (place == labels_on_a_sheet) {
            cairo_show_page(page.get());
            place = 0;
        }
        static_assert(columns * rows == labels_on_a_sheet);
        draw_label(page.get(), label, margin_left + (place % columns) * column_pitch,
                   margin_top + (place / columns) * row_pitch);
        ++place;
    }
    cairo_show_page(page.get());
    cairo_surface_finish(surface.get());
    base::ensures(cairo_surface_status(surface.get()) == CAIRO_STATUS_SUCCESS,
                  "cairo writes into memory, which does not fail");
    return pdf;
}

}  // namespace vialog::reporting
