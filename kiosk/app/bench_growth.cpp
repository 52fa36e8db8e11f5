#include "app/bench.h"
#include "app/bench_child.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>

/// Packs that are larger than any place needs, to see how everything grows.
namespace waypost::app::bench {

namespace fs = std::filesystem;

namespace {

constexpr size_t k_services_a_topic = 5;
constexpr size_t k_topics_a_category = 20;

class SyntheticPack {
public:
    SyntheticPack(fs::path folder, size_t services) : m_folder(std::move(folder)), m_services(services) {}

    void write() const {
        const fs::path pack = m_folder / "content" / "synthetic";
        fs::create_directories(pack / "services");
        fs::create_directories(pack / "topics");
        std::ofstream(pack / "pack.yaml") << "id: synthetic\nregion: US\ntime_zone: America/New_York\n"
                                             "emergency: s0\nfallback: s1\nshort_codes: [\"911\"]\n";
        std::ofstream(pack / "facts.yaml")
            << "facts:\n  - {id: years, claim: \"A number\", value: 7, check: " << k_check << "}\n";
        for (size_t i = 0; i < m_services; ++i)
            write_service(pack / "services", i);
        for (size_t i = 0; i < topics(); ++i)
            write_topic(pack / "topics", i);
        std::ofstream categories(pack / "categories.yaml");
        categories << "categories:\n";
        for (size_t i = 0; i < all_categories(); ++i) {
            categories << fmt::format("  - id: c{}\n    icon: support\n    topics: [", i);
            for (size_t t = i * k_topics_a_category; t < std::min(topics(), (i + 1) * k_topics_a_category);
                 ++t)
                categories << (t == i * k_topics_a_category ? "t" : ", t") << t;
            categories << "]\n";
        }
        write_words();
    }

private:
    static constexpr const char* k_check = "{source: \"example.org/services\", checked_on: 2026-11-23, "
                                           "checked_by: \"Waypost editors, from public "
                                           "web pages\", status: confirmed, review_by: 2027-02-21}";

    [[nodiscard]] size_t topics() const { return (m_services + k_services_a_topic - 1) / k_services_a_topic; }
    [[nodiscard]] size_t all_categories() const {
        return (topics() + k_topics_a_category - 1) / k_topics_a_category;
    }

    /// Numbers of which any two differ in three digits at least, so that none is nearly another.
    static std::string number_of(size_t i) {
        const auto four = fmt::format("{:04}", i % 10000);
        int sum = 0;
        int weighted = 0;
        for (size_t k = 0; k < four.size(); ++k) {
            sum += four[k] - '0';
            weighted += static_cast<int>(k + 1) * (four[k] - '0');
        }
        const auto ten = four + four + std::to_string(sum % 10) + std::to_string(weighted % 10);
        return ten.substr(0, 3) + "-" + ten.substr(3, 3) + "-" + ten.substr(6);
    }

    static void write_service(const fs::path& folder, size_t i) {
        std::ofstream file(folder / fmt::format("s{}.yaml", i));
        file << fmt::format("id: s{}\nkinds: [information]\nhotline: true\nexistence: {}\n", i, k_check);
        file << fmt::format("phones:\n  - id: call\n    number: \"{}\"\n    check: {}\n", number_of(i),
                            k_check);
        file << fmt::format(
            "address: {{street: \"{} Main St\", city: \"Willimantic\", state: \"CT\", check: {}}}\n", i + 1,
            k_check);
        file << fmt::format("hours:\n  weekly: {{mon: [\"09:00-17:00\"], tue: [\"09:00-17:00\"], fri: "
                            "[\"09:00-12:00\"]}}\n  check: {}\n",
                            k_check);
        file << fmt::format("cost: {{kind: free, check: {}}}\n", k_check);
    }

    void write_topic(const fs::path& folder, size_t i) const {
        std::ofstream file(folder / fmt::format("t{}.yaml", i));
        file << fmt::format("id: t{}\nblocks:\n  - answer: answer\n", i);
        if (i == 0)
            file << "    facts: [years]\n";
        file << "  - paragraph: p1\n";
        for (size_t s = i * k_services_a_topic; s < std::min(m_services, (i + 1) * k_services_a_topic); ++s)
            file << fmt::format("  - contact: s{}\n", s);
    }

    /// English alone; a file may hold a megabyte, so the sentences are spread over several.
    void write_words() const {
        const fs::path folder = m_folder / "locales" / "en" / "synthetic";
        fs::create_directories(folder);
        constexpr size_t k_a_file = 2500;
        for (size_t first = 0; first < m_services; first += k_a_file) {
            std::ofstream file(folder / fmt::format("services_{}.yaml", first / k_a_file));
            file << "service:\n";
            for (size_t i = first; i < std::min(m_services, first + k_a_file); ++i)
                file << fmt::format(
                    "  s{0}:\n    name: \"Service number {0}\"\n    what: \"Helps people near "
                    "here. Call {{s{0}_call}} and ask for help.\"\n",
                    i);
        }
        for (size_t first = 0; first < topics(); first += k_a_file) {
            std::ofstream file(folder / fmt::format("topics_{}.yaml", first / k_a_file));
            file << "topic:\n";
            for (size_t i = first; i < std::min(topics(), first + k_a_file); ++i)
                file << fmt::format(
                    "  t{0}:\n    title: \"Topic number {0}\"\n    answer: \"Ask one of these "
                    "services first.\"\n    p1: \"Whoever answers will tell you what comes "
                    "next, and what it costs.\"\n",
                    i);
        }
        std::ofstream file(folder / "categories.yaml");
        file << "pack:\n  place: \"Everywhere\"\ncategory:\n";
        for (size_t i = 0; i < all_categories(); ++i)
            file << fmt::format("  c{0}:\n    name: \"Category {0}\"\n    lead: \"One line about it.\"\n", i);
    }

    fs::path m_folder;
    size_t m_services;
};

} // namespace

Rows growth(const Setup& setup) {
    Rows rows;
    double base_pss = 0;
    size_t base_services = 0;
    for (const size_t services : {size_t{100}, size_t{1000}, size_t{10000}}) {
        const fs::path folder = setup.folder / fmt::format("growth{}", services);
        fs::create_directories(folder / "locales" / "en");
        for (const char* const file : {"locale.yaml", "ui.yaml"})
            fs::copy_file(setup.english / file, folder / "locales" / "en" / file);
        SyntheticPack(folder, services).write();
        const auto config = write_config(folder, {"en"}, folder / "content", folder / "locales", "synthetic");
        constexpr int k_starts = 5;
        std::vector<double> starts;
        starts.reserve(k_starts);
        for (int i = 0; i < k_starts; ++i)
            starts.push_back(run({"start", config, {}, {}}).first_line_ms);
        const auto visits = run({"visits", config, "6", {}});
        std::vector<double> answers;
        std::string slowest;
        for (const auto& line : visits.lines)
            if (line.name == "up") {
                if (answers.empty() || line.number() > *std::max_element(answers.begin(), answers.end()))
                    slowest = line.text.substr(line.text.find(' ') + 1);
                answers.push_back(line.number());
            }
        const auto name = fmt::format("{} services: ", services);
        const double pss = visits["first_Pss"];
        rows.push_back({"growth", name + "start, median of 5", quantile(starts, 0.5), "ms", {}, ""});
        rows.push_back({"growth", name + "PSS, first frame", pss / 1024, "MiB", {}, ""});
        if (base_services > 0)
            rows.push_back({"growth", name + "memory a service beyond the first 100",
                            (pss - base_pss) * 1024 / static_cast<double>(services - base_services), "bytes",
                            2000, ""});
        else
            base_pss = pss;
        base_services = base_services > 0 ? base_services : services;
        rows.push_back({"growth", name + "touch to frame, 99%", quantile(answers, 0.99), "ms", 16,
                        fmt::format("{} touches", answers.size())});
        rows.push_back({"growth", name + "slowest screen", quantile(answers, 1), "ms", 16, slowest});
        fs::remove_all(folder);
    }
    return rows;
}

} // namespace waypost::app::bench
