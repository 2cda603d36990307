// SPDX-License-Identifier: Apache-2.0
// What passes between a program and the agent that holds unlocked keys: short lists of byte strings over a local socket.
#pragma once

#include "base/bytes.h"

#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace vialog::operations {

// The other side is gone or speaks otherwise than agreed.
class AgentError final : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

using Frame = std::vector<base::Bytes>;

inline constexpr std::size_t largest_frame = std::size_t{1} << 20U;

// u32 number of parts, then each part as u32 length and bytes, all big-endian, preceded by the u32 length of all that.
void write_frame(int socket, const Frame& frame);
// Nothing where the other side has closed the connection between two frames.
[[nodiscard]] std::optional<Frame> read_frame(int socket);

[[nodiscard]] base::Bytes to_part(std::int64_t number);  // eight bytes, big-endian
[[nodiscard]] std::int64_t number_of(const base::Bytes& part);
[[nodiscard]] std::string text_of(const base::Bytes& part);

void wipe_frame(Frame& frame);

}  // namespace vialog::operations
