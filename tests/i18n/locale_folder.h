#pragma once

#include <fmt/format.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <utility>

namespace waypost::test {

/// A folder of locales that a test writes and that goes with it.
class LocaleFolder {
public:
    LocaleFolder() {
        std::string pattern = (std::filesystem::temp_directory_path() / "waypost-i18n-XXXXXX").string();
        m_path = mkdtemp(pattern.data());
    }
    ~LocaleFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    LocaleFolder(const LocaleFolder&) = delete;
    LocaleFolder& operator=(const LocaleFolder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

    void file(std::string_view name, std::string_view text) const {
        std::filesystem::create_directories((m_path / name).parent_path());
        std::ofstream(m_path / name, std::ios::binary) << text;
    }

    /// A language with these lines as its ui.yaml and a pack 'p' of one more message.
    void language(std::string_view tag, std::string_view ui) const {
        file(fmt::format("{}/locale.yaml", tag),
             fmt::format("tag: {0}\nname: \"{0}\"\nstatus: draft\n", tag));
        file(fmt::format("{}/ui.yaml", tag), ui);
        file(fmt::format("{}/p/topics.yaml", tag), "pack_word: \"word\"\n");
    }

    /// A diagnostic with the folder's own name taken away.
    [[nodiscard]] std::string relative(std::string text) const {
        const std::string prefix = m_path.string() + "/";
        for (size_t at = text.find(prefix); at != std::string::npos; at = text.find(prefix))
            text.erase(at, prefix.size());
        return text;
    }

private:
    std::filesystem::path m_path;
};

} // namespace waypost::test
