#pragma once

#include "base/diagnostic.h"
#include "base/shared_text.h"
#include "content/model.h"
#include "yaml/reader.h"

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// How a pack is put together from its files. Not for other folders.
///
/// The files are read in the order of the functions below, so that whatever a file refers to is there
/// already; the few references that point the other way are kept as values and resolved at the end.
namespace waypost::content {

/// A number to dial and the place where it stands.
struct NumberUse {
    std::string service;
    std::string number;
    SharedPlace place;
};

/// The ids of one kind. What was left out because of its own errors is told apart from what never was.
struct Ids {
    const char* noun;
    std::set<std::string> known = {};
    std::set<std::string> left_out = {};
    /// The file that defines them could not be read: one error says so, not one a reference.
    bool unreadable = false;
};

struct Reading {
    explicit Reading(Diagnostics& sink) : diagnostics(sink) {}

    Diagnostics& diagnostics;
    Pack pack;

    std::vector<std::string> short_codes;
    int review_days_hotline = 90;
    int review_days_other = 365;
    /// From pack.yaml, resolved after the services are read.
    yaml::Value emergency;
    yaml::Value fallback;
    yaml::Value near_numbers_checked;
    /// By service, resolved after all services are read.
    std::map<std::string, yaml::Value> reach;

    Ids holidays{"holiday"};
    Ids facts{"fact"};
    Ids services{"service"};
    Ids topics{"topic"};

    std::set<std::string> used_facts;
    std::map<std::string, SharedPlace> place_of_fact;
    std::map<std::string, SharedPlace> place_of_topic;
    std::map<std::string, SharedPlace> place_of_slot;
    std::vector<NumberUse> numbers;

    /// Texts that many checks have in common.
    std::map<std::string, SharedText, std::less<>> shared_texts;

    /// The text as one that all who ask for it share.
    SharedText shared(const std::string& text);
    SharedPlace shared(const Place& place);
    /// How many errors have been reported so far.
    [[nodiscard]] std::size_t errors();
    void error(Place place, std::string found, std::string expected);
    void warning(Place place, std::string found, std::string expected);

private:
    // Diagnostics only ever grow: what was counted stays counted.
    std::size_t m_counted = 0;
    std::size_t m_errors = 0;
};

/// False (and nothing else is worth reading) when there is no pack.yaml.
bool read_pack_file(const std::filesystem::path& dir, Reading& reading);
void read_facts(const std::filesystem::path& dir, Reading& reading);
void read_services(const std::filesystem::path& dir, Reading& reading);
void read_topics(const std::filesystem::path& dir, Reading& reading);
void read_categories(const std::filesystem::path& dir, Reading& reading);
/// Numbers that can be mistaken for one another, and numbers that stand in two places.
void check_numbers(Reading& reading);

/// The check under `key`, or none (reported) when it or a field of it is missing: what rests on it is left
/// out. A `review_by` that is later than `review_days` allow is reported and taken back to that day.
std::optional<Check> read_check(yaml::Map& owner, std::string_view key, int review_days, Reading& reading);

/// The hours of a service, or none (reported): hours with any mistake in them are not told at all.
std::optional<Hours> read_hours(const yaml::Value& value, int review_days, Reading& reading);

/// The id that `value` refers to, if there is one such thing.
std::optional<std::string> resolve(const yaml::Value& value, const Ids& ids);
/// The ids of a list of references; what is unknown, or there before, is reported and left out.
std::vector<std::string> resolve_all(const yaml::Value& value, const Ids& ids);

/// Claims the placeholder `{name}` for the thing at `place`; reports when another has it.
void claim_slot(const std::string& name, const Place& place, Reading& reading);

/// The files `<id>.yaml` of a folder in alphabetical order, as (id, path). Other names are reported.
std::vector<std::pair<std::string, std::filesystem::path>> files_of(const std::filesystem::path& folder,
                                                                    Reading& reading);
/// Reports an `id:` that is missing or differs from the name of its file.
void check_file_id(yaml::Map& map, const std::string& file_id);

} // namespace waypost::content
