#include "yaml/source.h"

#include "yaml/reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <system_error>

namespace waypost::yaml {

namespace {

constexpr int k_max_reports = 10;

/// Length of the well-formed UTF-8 sequence at the start of `text`, or 0.
std::size_t sequence_length(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
    const std::uint8_t lead = byte(0);
    if (lead < 0x80)
        return 1;
    std::size_t length = 0;
    std::uint8_t low = 0x80;
    std::uint8_t high = 0xBF;
    if (lead >= 0xC2 && lead <= 0xDF) {
        length = 2;
    } else if (lead >= 0xE0 && lead <= 0xEF) {
        length = 3;
        if (lead == 0xE0)
            low = 0xA0;
        if (lead == 0xED)
            high = 0x9F;
    } else if (lead >= 0xF0 && lead <= 0xF4) {
        length = 4;
        if (lead == 0xF0)
            low = 0x90;
        if (lead == 0xF4)
            high = 0x8F;
    }
    if (length == 0 || text.size() < length || byte(1) < low || byte(1) > high)
        return 0;
    for (std::size_t i = 2; i < length; ++i)
        if (byte(i) < 0x80 || byte(i) > 0xBF)
            return 0;
    return length;
}

std::string wrong_byte(std::string_view rest, std::size_t length) {
    if (length == 0)
        return fmt::format("found the byte 0x{:02X}, which is not UTF-8", static_cast<std::uint8_t>(rest[0]));
    if (rest[0] == '\t')
        return "found a tab";
    return fmt::format("found the control character U+{:04X}", static_cast<std::uint8_t>(rest[0]));
}

bool is_allowed(std::string_view rest, std::size_t length) {
    if (length != 1)
        return length > 1;
    const char c = rest[0];
    if (c == '\r')
        return rest.size() > 1 && rest[1] == '\n';
    return c == '\n' || (static_cast<std::uint8_t>(c) >= 0x20 && c != 0x7F);
}

std::string expected_instead(std::string_view rest, std::size_t length) {
    if (length == 0)
        return "a file saved as UTF-8";
    return rest[0] == '\t' ? "spaces" : "printable text";
}

} // namespace

bool check_bytes(std::string_view text, const std::string& name, Diagnostics& diagnostics) {
    int line = 1;
    int reports = 0;
    int reported_line = 0;
    std::size_t line_start = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view rest = text.substr(at);
        const std::size_t length = sequence_length(rest);
        if (!is_allowed(rest, length) && reported_line != line) {
            if (++reports > k_max_reports)
                return false;
            reported_line = line;
            diagnostics.push_back({Severity::error,
                                   {name, line, static_cast<int>(at - line_start) + 1},
                                   wrong_byte(rest, length),
                                   expected_instead(rest, length)});
        }
        at += length == 0 ? 1 : length;
        if (rest[0] == '\n') {
            ++line;
            line_start = at;
        }
    }
    return reports == 0;
}

std::optional<std::string> read_bytes(const std::filesystem::path& file, const std::string& name,
                                      Diagnostics& diagnostics) {
    const auto refuse = [&](std::string found, std::string expected) {
        diagnostics.push_back({Severity::error, {name, 0, 0}, std::move(found), std::move(expected)});
        return std::nullopt;
    };
    std::error_code failed;
    const auto status = std::filesystem::status(file, failed);
    if (status.type() == std::filesystem::file_type::not_found)
        return refuse("the file does not exist", "a YAML file");
    if (status.type() == std::filesystem::file_type::directory)
        return refuse("found a folder", "a YAML file");
    // Devices and pipes are refused unopened: reading one may wait forever or never end.
    if (status.type() != std::filesystem::file_type::regular)
        return refuse("found something that is not a file", "a YAML file");
    std::ifstream stream(file, std::ios::binary);
    if (!stream)
        return refuse("the file cannot be read", "a file that this user may read");
    // One byte more than there should be: the file may have grown.
    const auto size = std::filesystem::file_size(file, failed);
    std::string bytes(failed ? k_max_file_bytes + 1 : std::min<std::size_t>(size, k_max_file_bytes) + 1,
                      '\0');
    stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (stream.bad())
        return refuse("the file cannot be read", "a file that this user may read");
    bytes.resize(static_cast<std::size_t>(stream.gcount()));
    if (bytes.size() > k_max_file_bytes)
        return refuse("the file is larger than 1 MiB", "a smaller file");
    return bytes;
}

} // namespace waypost::yaml
