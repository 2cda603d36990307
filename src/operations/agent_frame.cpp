// SPDX-License-Identifier: Apache-2.0
// Frames over a stream socket, read and written whole.
#include "operations/agent_frame.h"

#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>

namespace vialog::operations {

namespace {

void put_u32(base::Bytes& out, std::size_t number) {
    for (int shift = 24; shift >= 0; shift -= 8) {
        out.push_back(static_cast<std::uint8_t>((number >> static_cast<unsigned>(shift)) & 0xffU));
    }
}

std::size_t get_u32(base::ByteView bytes, std::size_t at) {
    if (at + 4 > bytes.size()) {
        throw AgentError("a message to or from the key agent is cut short");
    }
    std::size_t number = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        number = (number << 8U) | bytes[at + i];
    }
    return number;
}

// False at an orderly end before the first byte.
bool read_exactly(int socket, std::span<std::uint8_t> out) {
    std::size_t done = 0;
    while (done < out.size()) {
        const ssize_t got = ::recv(socket, out.data() + done, out.size() - done, 0);
        if (got == 0 && done == 0) {
            return false;
        }
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got <= 0) {
            throw AgentError("the connection to the key agent broke");
        }
        done += static_cast<std::size_t>(got);
    }
    return true;
}

}  // namespace

void write_frame(int socket, const Frame& frame) {
    base::Bytes body;
    put_u32(body, frame.size());
    for (const base::Bytes& part : frame) {
        put_u32(body, part.size());
        body.insert(body.end(), part.begin(), part.end());
    }
    base::Bytes bytes;
    put_u32(bytes, body.size());
    bytes.insert(bytes.end(), body.begin(), body.end());
    std::size_t done = 0;
    while (done < bytes.size()) {
        // MSG_NOSIGNAL: a reader that is gone is an error, not the end of this program.
        const ssize_t sent = ::send(socket, bytes.data() + done, bytes.size() - done, MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR) {
            continue;
        }
        if (sent <= 0) {
            base::wipe(body);
            base::wipe(bytes);
            throw AgentError("the connection to the key agent broke");
        }
        done += static_cast<std::size_t>(sent);
    }
    base::wipe(body);
    base::wipe(bytes);
}

std::optional<Frame> read_frame(int socket) {
    base::Bytes head(4);
    if (!read_exactly(socket, head)) {
        return std::nullopt;
    }
    const std::size_t size = get_u32(head, 0);
    if (size < 4 || size > largest_frame) {
        throw AgentError("a message to or from the key agent is too long");
    }
    base::Bytes body(size);
    if (!read_exactly(socket, body)) {
        throw AgentError("the connection to the key agent broke");
    }
    Frame frame;
    const std::size_t parts = get_u32(body, 0);
    std::size_t at = 4;
    for (std::size_t i = 0; i < parts; ++i) {
        const std::size_t length = get_u32(body, at);
        at += 4;
        if (length > body.size() - at) {
            throw AgentError("a message to or from the key agent is cut short");
        }
        const auto from = body.begin() + static_cast<std::ptrdiff_t>(at);
        frame.emplace_back(from, from + static_cast<std::ptrdiff_t>(length));
        at += length;
    }
    base::wipe(body);
    if (at != body.size()) {
        throw AgentError("a message to or from the key agent has something after its end");
    }
    return frame;
}

base::Bytes to_part(std::int64_t number) {
    base::Bytes part(8);
    const auto bits = static_cast<std::uint64_t>(number);
    for (std::size_t i = 0; i < 8; ++i) {
        part[i] = static_cast<std::uint8_t>((bits >> (56 - 8 * i)) & 0xffU);
    }
    return part;
}

std::int64_t number_of(const base::Bytes& part) {
    if (part.size() != 8) {
        throw AgentError("a number in a message of the key agent has not eight bytes");
    }
    std::uint64_t bits = 0;
    for (const std::uint8_t byte : part) {
        bits = (bits << 8U) | byte;
    }
    return static_cast<std::int64_t>(bits);
}

std::string text_of(const base::Bytes& part) {
    return std::string(base::as_text(part));
}

void wipe_frame(Frame& frame) {
    for (base::Bytes& part : frame) {
        base::wipe(part);
    }
}

}  // namespace vialog::operations
