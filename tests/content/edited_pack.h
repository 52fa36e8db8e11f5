#pragma once

#include "content/load.h"
#include "testing.h"
#include "yaml/temp_folder.h"

#include <optional>
#include <sstream>
#include <string>
#include <vector>

/// A copy of the sample pack in which files can be changed.
class EditedPack {
public:
    EditedPack() {
        std::filesystem::copy(WAYPOST_TEST_DIR "/packs/sample", dir(),
                              std::filesystem::copy_options::recursive);
    }

    [[nodiscard]] std::filesystem::path dir() const { return m_folder.path() / "sample"; }

    /// Replaces the first `from` in `file`; there must be one.
    void edit(const std::string& file, const std::string& from, const std::string& to) {
        std::stringstream text;
        text << std::ifstream(dir() / file).rdbuf();
        std::string edited = text.str();
        const auto at = edited.find(from);
        INFO(file << " has no '" << from << "'");
        REQUIRE(at != std::string::npos);
        write(file, edited.replace(at, from.size(), to));
    }
    void write(const std::string& file, const std::string& text) {
        m_folder.write(std::filesystem::path("sample") / file, text);
    }
    void remove(const std::string& file) { std::filesystem::remove_all(dir() / file); }

    std::optional<waypost::content::Pack> load() {
        auto loaded = waypost::content::load_pack(dir());
        lines = lines_of(loaded.diagnostics, dir());
        return std::move(loaded.pack);
    }

    /// What the last load() reported.
    std::vector<std::string> lines;

private:
    TempFolder m_folder;
};

/// One mistake in the sample pack, and everything that load_pack says of it.
struct Malformed {
    const char* name;
    const char* file;
    const char* from;
    const char* to;
    std::vector<std::string> expected;
};

/// Every mistake gives its diagnostics, no other, and still a pack.
inline void check_malformed(const std::vector<Malformed>& table) {
    for (const auto& malformed : table) {
        INFO(malformed.name);
        EditedPack pack;
        pack.edit(malformed.file, malformed.from, malformed.to);
        CHECK(pack.load().has_value());
        CHECK(pack.lines == malformed.expected);
    }
}
