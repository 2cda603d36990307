// SPDX-License-Identifier: Apache-2.0
// The one file that asks GTK behind wxWidgets' back; elsewhere it does what wxWidgets can.
#include "window/toolkit.h"

#ifdef __WXGTK__
#include <gtk/gtk.h>
#endif

namespace vialog::window {

namespace {

constexpr char group_separator = '\x1d';

#ifdef __WXGTK__

// The widget that has the focus and that screen readers see, where wxWidgets wraps it into a scrolled window.
GtkWidget* widget_of(const wxWindow& control) {
    GtkWidget* widget = control.GetHandle();
    if (GTK_IS_SCROLLED_WINDOW(widget)) {
        if (GtkWidget* child = gtk_bin_get_child(GTK_BIN(widget))) {
            return child;
        }
    }
    return widget;
}

const GdkEventKey* key_event() {
    GdkEvent* event = gtk_get_current_event();
    return event != nullptr && (event->type == GDK_KEY_PRESS) ? &event->key : nullptr;
}

// What gtk_get_current_event() gives must be given back.
class CurrentKey final {
  public:
    CurrentKey() : m_event(key_event()) {}
    ~CurrentKey() {
        if (m_event != nullptr) {
            gdk_event_free(reinterpret_cast<GdkEvent*>(const_cast<GdkEventKey*>(m_event)));
        }
    }
    CurrentKey(const CurrentKey&) = delete;
    CurrentKey& operator=(const CurrentKey&) = delete;
    [[nodiscard]] const GdkEventKey* get() const { return m_event; }

  private:
    const GdkEventKey* m_event;
};

#endif

}  // namespace

wxString to_wx(std::string_view utf8) {
    return wxString::FromUTF8(utf8.data(), utf8.size());
}

std::string to_utf8(const wxString& text) {
    const wxScopedCharBuffer bytes = text.utf8_str();
    return {bytes.data(), bytes.length()};
}

wxString to_label(std::string_view utf8) {
    wxString label = to_wx(utf8);
    label.Replace(wxS("&"), wxS("&&"));
    return label;
}

void set_accessible_name(wxWindow& control, std::string_view name, std::string_view description) {
    control.SetName(to_wx(name));
#ifdef __WXGTK__
    AtkObject* accessible = gtk_widget_get_accessible(widget_of(control));
    const std::string terminated_name(name);
    const std::string terminated_description(description);
    atk_object_set_name(accessible, terminated_name.c_str());
    atk_object_set_description(accessible, terminated_description.c_str());
#else
    control.SetHelpText(to_wx(description));
#endif
}

std::string accessible_name(const wxWindow& control) {
#ifdef __WXGTK__
    const char* name = atk_object_get_name(gtk_widget_get_accessible(widget_of(control)));
    return name == nullptr ? std::string() : std::string(name);
#else
    return to_utf8(control.GetName());
#endif
}

void set_accessible_role(wxWindow& control, Role role) {
#ifdef __WXGTK__
    AtkObject* accessible = gtk_widget_get_accessible(widget_of(control));
    switch (role) {
        case Role::Table:
            atk_object_set_role(accessible, ATK_ROLE_TABLE);
            break;
        case Role::Chart:
            atk_object_set_role(accessible, ATK_ROLE_CHART);
            break;
        case Role::Panel:
            atk_object_set_role(accessible, ATK_ROLE_PANEL);
            break;
    }
#else
    static_cast<void>(control);
    static_cast<void>(role);
#endif
}

void show_focus(wxWindow& window) {
#ifdef __WXGTK__
    GtkWidget* top = gtk_widget_get_toplevel(window.GetHandle());
    if (GTK_IS_WINDOW(top)) {
        gtk_window_set_focus_visible(GTK_WINDOW(top), TRUE);
    }
#else
    static_cast<void>(window);
#endif
}

void keep_scroll_bar(wxWindow& window) {
#ifdef __WXGTK__
    if (GTK_IS_SCROLLED_WINDOW(window.GetHandle())) {
        gtk_scrolled_window_set_overlay_scrolling(GTK_SCROLLED_WINDOW(window.GetHandle()), FALSE);
    }
#else
    static_cast<void>(window);
#endif
}

std::string character_of(const wxKeyEvent& event) {
    // FNC1 of a scanner comes as the control character GS, which keyboards write as Ctrl+].
    if (event.ControlDown() && !event.AltDown() && event.GetKeyCode() == ']') {
        return {group_separator};
    }
    if (event.HasAnyModifiers() && (event.ControlDown() || event.AltDown() || event.MetaDown())) {
        // AltGr writes characters; Alt and Ctrl alone do not.
        if (!(event.ControlDown() && event.AltDown())) {
            return {};
        }
    }
#ifdef __WXGTK__
    if (const CurrentKey key; key.get() != nullptr) {
        const guint32 character = gdk_keyval_to_unicode(key.get()->keyval);
        constexpr guint32 first_printable = 0x20;
        constexpr guint32 erase = 0x7f;
        if (character < first_printable || character == erase) {
            return {};
        }
        return to_utf8(wxString(wxUniChar(character)));
    }
#endif
    const wxChar character = event.GetUnicodeKey();
    if (character == WXK_NONE || character < WXK_SPACE || character == WXK_DELETE) {
        return {};
    }
    const wxString text(character);
    return to_utf8(event.ShiftDown() ? text : text.Lower());
}

bool begins_composition(const wxKeyEvent& event) {
#ifdef __WXGTK__
    static_cast<void>(event);
    const CurrentKey key;
    constexpr guint first_dead = 0xfe50;
    constexpr guint last_dead = 0xfe93;
    constexpr guint compose = 0xff20;
    return key.get() != nullptr &&
           ((key.get()->keyval >= first_dead && key.get()->keyval <= last_dead) ||
            key.get()->keyval == compose);
#else
    static_cast<void>(event);
    return false;
#endif
}

long time_of(const wxKeyEvent& event) {
#ifdef __WXGTK__
    if (const CurrentKey key; key.get() != nullptr) {
        return static_cast<long>(key.get()->time);
    }
#endif
    return event.GetTimestamp();
}

bool has_waiting_input() {
#ifdef __WXGTK__
    return gdk_display_get_default() != nullptr && gdk_events_pending() != FALSE;
#else
    return false;
#endif
}

}  // namespace vialog::window
