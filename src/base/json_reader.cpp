// SPDX-License-Identifier: Apache-2.0
// Reading the stored JSON form in one pass: any byte that the canonical form would not have is
// refused where it stands, so a text that was read need not be written again and compared.
#include "base/check.h"
#include "base/json.h"
#include "base/text.h"

#include <array>

namespace vialog::base {

namespace {

// Limits of schemas/journal-format.md, JSON profile.
constexpr int deepest = 6;
constexpr std::size_t longest_name = 32;
constexpr std::size_t longest_string = 4096;
constexpr std::int64_t largest_integer = (std::int64_t{1} << 53) - 1;

constexpr const char* remedy = "only the canonical form of the journal's JSON profile is accepted";

// What a byte means inside a string.
enum class StringByte : std::uint8_t { Plain, Quote, Backslash, Refused, NotAscii };

constexpr std::array<StringByte, 256> string_bytes = [] {
    std::array<StringByte, 256> bytes{};
    for (std::size_t byte = 0; byte < bytes.size(); ++byte) {
        bytes[byte] = byte < 0x20 || byte == 0x7F ? StringByte::Refused
                      : byte >= 0x80              ? StringByte::NotAscii
                                                  : StringByte::Plain;
    }
    bytes['"'] = StringByte::Quote;
    bytes['\\'] = StringByte::Backslash;
    return bytes;
}();

constexpr bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
constexpr bool is_small_letter(char c) {
    return c >= 'a' && c <= 'z';
}

}  // namespace

// Lives for one text. Its functions answer false after the first refusal, which then stands in
// m_error.
class JsonReader final {
  public:
    JsonReader(JsonDocument& document, std::string_view text)
        : m_document(document), m_text(text) {}

    Parsed<const JsonView*> read() {
        if (peek() != '{') {
            refuse("the text does not begin with an object");
        } else if (read_value(m_document.m_root, 1) && m_at != m_text.size()) {
            refuse("something follows after the object");
        }
        if (m_refused) {
            m_document.m_root = JsonView();
            return tl::unexpected(std::move(m_error));
        }
        return &m_document.m_root;
    }

  private:
    // The byte that stands next; NUL at the end, which no rule accepts either.
    [[nodiscard]] char peek() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }

    bool take(char expected) {
        if (peek() != expected || m_at == m_text.size()) {
            return false;
        }
        ++m_at;
        return true;
    }

    bool refuse(const char* what) { return refuse_at(m_at, what); }

    bool refuse_at(std::size_t offset, std::string what) {
        m_error = ParseError{.offset = offset, .what = std::move(what), .remedy = remedy};
        m_refused = true;
        return false;
    }

    // `depth` is that of the value about to be read; the outermost object has 1.
    bool read_value(JsonView& value, int depth) {
        switch (peek()) {
            case '{':
                return depth <= deepest ? read_object(value, depth) : refuse_depth();
            case '[':
                return depth <= deepest ? read_array(value, depth) : refuse_depth();
            case '"': {
                std::string_view text;
                if (!read_string(text)) {
                    return false;
                }
                value.m_value = text;
                return true;
            }
            case 't':
                return read_word(value, "true", true);
            case 'f':
                return read_word(value, "false", false);
            default:
                return read_integer(value);
        }
    }

    bool refuse_depth() { return refuse("values lie more than six deep in each other"); }

    bool read_word(JsonView& value, std::string_view word, bool meaning) {
        if (!m_text.substr(m_at).starts_with(word)) {
            return refuse("a value is neither object, array, text, whole number, true nor false");
        }
        m_at += word.size();
        value.m_value = meaning;
        return true;
    }

    bool read_integer(JsonView& value) {
        const std::size_t start = m_at;
        const bool negative = take('-');
        if (!is_digit(peek())) {
            return refuse("a value is neither object, array, text, whole number, true nor false");
        }
        const bool begins_with_zero = peek() == '0';
        std::int64_t number = 0;
        const std::size_t first_digit = m_at;
        for (; is_digit(peek()); ++m_at) {
            number = number * 10 + (peek() - '0');
            if (number > largest_integer) {
                return refuse_at(start, "a number lies beyond 2^53 - 1");
            }
        }
        if (begins_with_zero && (negative || m_at - first_digit > 1)) {
            return refuse_at(start, "a number begins with a needless zero or is a negative zero");
        }
        if (const char next = peek(); next == '.' || next == 'e' || next == 'E') {
            return refuse("a number has a fraction or an exponent");
        }
        value.m_value = negative ? -number : number;
        return true;
    }

    bool read_array(JsonView& value, int depth) {
        std::vector<JsonView>& elements = unused(m_document.m_arrays, m_document.m_arrays_used);
        ++m_at;  // the bracket
        if (!take(']')) {
            do {
                // Read first and stored then: reading may add vectors to the pool, never move this
                // one.
                JsonView element;
                if (!read_value(element, depth + 1)) {
                    return false;
                }
                elements.push_back(element);
            } while (take(','));
            if (!take(']')) {
                return refuse("neither a comma nor the end of the array follows an element");
            }
        }
        value.m_value = JsonView::Array(elements);
        return true;
    }

    bool read_object(JsonView& value, int depth) {
        auto& members = unused(m_document.m_objects, m_document.m_objects_used);
        ++m_at;  // the brace
        if (!take('}')) {
            do {
                JsonView::Member member;
                const std::size_t name_at = m_at;
                if (!read_name(member.name)) {
                    return false;
                }
                if (!members.empty() && members.back().name >= member.name) {
                    return refuse_at(name_at, members.back().name == member.name
                                                  ? "a member stands twice in its object"
                                                  : "the members of an object are not sorted");
                }
                if (!read_value(member.value, depth + 1)) {
                    return false;
                }
                members.push_back(member);
            } while (take(','));
            if (!take('}')) {
                return refuse("neither a comma nor the end of the object follows a member");
            }
        }
        value.m_value = JsonView::Object(members);
        return true;
    }

    // "name": with its colon. An escape in a name is refused by its backslash.
    bool read_name(std::string_view& name) {
        if (!take('"')) {
            return refuse("a member's name does not begin with a quotation mark");
        }
        const std::size_t start = m_at;
        if (!is_small_letter(peek())) {
            return refuse("a member's name does not begin with a lower-case letter");
        }
        while (is_small_letter(peek()) || is_digit(peek()) || peek() == '_') {
            ++m_at;
        }
        name = m_text.substr(start, m_at - start);
        if (name.size() > longest_name) {
            return refuse_at(start, "a member's name is longer than 32 characters");
        }
        if (!take('"')) {
            return refuse("a member's name holds more than a-z, 0-9 and _");
        }
        return take(':') || refuse("no colon follows a member's name");
    }

    bool read_string(std::string_view& value) {
        const std::size_t start = ++m_at;  // behind the quotation mark
        bool is_ascii = true;
        std::string* unescaped = nullptr;
        std::size_t copied_to = start;
        const auto length_so_far = [&] {
            return m_at - copied_to + (unescaped != nullptr ? unescaped->size() : 0);
        };
        for (;; ++m_at) {
            if (m_at == m_text.size()) {
                return refuse("a text does not end");
            }
            const StringByte byte = string_bytes[static_cast<std::uint8_t>(m_text[m_at])];
            if (byte == StringByte::Plain) {
                continue;
            }
            if (byte == StringByte::NotAscii) {
                is_ascii = false;
            } else if (byte == StringByte::Refused) {
                return refuse("a text holds a control character");
            } else if (byte == StringByte::Quote) {
                break;
            } else {
                // RFC 8785: of what the profile admits only \" and \\ need an escape.
                const char next = m_at + 1 < m_text.size() ? m_text[m_at + 1] : '\0';
                if (next != '"' && next != '\\') {
                    return refuse("a text holds an escape that need not be");
                }
                if (unescaped == nullptr) {
                    unescaped = &unused(m_document.m_unescaped, m_document.m_unescaped_used);
                }
                unescaped->append(m_text.substr(copied_to, m_at - copied_to));
                ++m_at;
                copied_to = m_at;  // the escaped character itself is copied with what follows
            }
        }
        if (length_so_far() > longest_string) {
            return refuse_at(start, "a text is longer than 4,096 bytes");
        }
        const std::string_view raw = m_text.substr(start, m_at - start);
        if (!is_ascii) {
            // Backslashes are plain characters to this check, so offsets stay those of the text.
            if (const auto checked = check_stored_text(raw); !checked) {
                return refuse_at(start + checked.error().offset, checked.error().what);
            }
        }
        value = raw;
        if (unescaped != nullptr) {
            unescaped->append(m_text.substr(copied_to, m_at - copied_to));
            value = *unescaped;
        }
        ++m_at;  // the closing quotation mark
        return true;
    }

    // A vector or string of the pool that keeps the memory of an earlier text. A deque does not
    // move its elements when it grows, so what was handed out stays valid.
    template <typename Kept>
    static Kept& unused(std::deque<Kept>& pool, std::size_t& used) {
        if (used == pool.size()) {
            pool.emplace_back();
        }
        Kept& kept = pool[used++];
        kept.clear();
        return kept;
    }

    JsonDocument& m_document;
    std::string_view m_text;
    std::size_t m_at = 0;
    bool m_refused = false;
    ParseError m_error;
};

Parsed<const JsonView*> JsonDocument::parse(std::string_view text) {
    m_arrays_used = 0;
    m_objects_used = 0;
    m_unescaped_used = 0;
    return JsonReader(*this, text).read();
}

}  // namespace vialog::base
