# vialog_embed(TARGET SYMBOL FILE): adds to TARGET a source that holds FILE's bytes as
#   namespace vialog::embedded { extern const std::string_view SYMBOL; }
# so that a program carries what it prints and needs no file beside it.
function(vialog_embed target symbol file)
  get_filename_component(path "${file}" ABSOLUTE)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${path}")
  file(READ "${path}" hex HEX)
  string(REGEX REPLACE "(................................)" "\\1\n    " hex "${hex}")
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
  set(out "${CMAKE_CURRENT_BINARY_DIR}/embedded_${symbol}.cpp")
  file(CONFIGURE OUTPUT "${out}" @ONLY CONTENT [[
#include <string_view>
namespace vialog::embedded {
namespace {
constexpr unsigned char bytes[] = {
    @bytes@
};
}  // namespace
extern const std::string_view @symbol@;
const std::string_view @symbol@{reinterpret_cast<const char*>(bytes), sizeof bytes};
}  // namespace vialog::embedded
]])
  target_sources(${target} PRIVATE "${out}")
endfunction()
