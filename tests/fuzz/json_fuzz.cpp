// SPDX-License-Identifier: Apache-2.0
// Any bytes as the one JSON form: refused at a place within the text, or printed as they were.
#include "base/bytes.h"
#include "base/check.h"
#include "base/json.h"

#include <cstddef>
#include <cstdint>

namespace {

namespace base = vialog::base;

base::Json copy_of(const base::JsonView& value) {
    if (const auto* object = value.object()) {
        base::Json copy;
        for (const auto& member : *object) {
            copy.set(std::string(member.name), copy_of(member.value));
        }
        return copy;
    }
    if (const auto* array = value.array()) {
        base::Json copy = base::Json::array();
        for (const base::JsonView& element : *array) {
            copy.push(copy_of(element));
        }
        return copy;
    }
    if (const auto* number = value.integer()) {
        return *number;
    }
    if (const auto* truth = value.boolean()) {
        return *truth;
    }
    return *value.string();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static base::JsonDocument document;  // reused, as a verifier does
    const std::string_view text = base::as_text({data, size});

    const auto read = document.parse(text);

    if (!read) {
        base::ensures(read.error().offset <= size && !read.error().remedy.empty(),
                      "a refusal names a place and a remedy");
        return 0;
    }
    base::ensures(copy_of(**read).print() == text, "one meaning has one sequence of bytes");
    return 0;
}
