#pragma once

#include "base/diagnostic.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

/// A folder of its own for a test, gone at the end of it.
class TempFolder {
public:
    TempFolder() {
        std::string name = (std::filesystem::temp_directory_path() / "waypost-test-XXXXXX").string();
        if (mkdtemp(name.data()) == nullptr)
            std::abort();
        m_path = name;
    }
    ~TempFolder() { std::filesystem::remove_all(m_path); }
    TempFolder(const TempFolder&) = delete;
    TempFolder& operator=(const TempFolder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

    std::filesystem::path write(const std::filesystem::path& name, std::string_view text) const {
        const auto file = m_path / name;
        std::filesystem::create_directories(file.parent_path());
        std::ofstream(file, std::ios::binary) << text;
        return file;
    }

private:
    std::filesystem::path m_path;
};

/// The diagnostics as a person reads them, with `folder` taken off the names of files.
inline std::vector<std::string> lines_of(const waypost::Diagnostics& diagnostics,
                                         const std::filesystem::path& folder = {}) {
    const std::string prefix = folder.empty() ? std::string{} : folder.string() + "/";
    std::vector<std::string> lines;
    for (const auto& diagnostic : diagnostics) {
        std::string line = to_string(diagnostic);
        if (!prefix.empty())
            for (auto at = line.find(prefix); at != std::string::npos; at = line.find(prefix))
                line.erase(at, prefix.size());
        lines.push_back(std::move(line));
    }
    return lines;
}
