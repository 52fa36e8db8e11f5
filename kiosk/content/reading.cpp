#include "content/reading.h"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>

namespace waypost::content {

SharedText Reading::shared(const std::string& text) {
    return shared_texts.try_emplace(text, text).first->second;
}

SharedPlace Reading::shared(const Place& place) {
    return {shared(place.file), place.line, place.column};
}

std::size_t Reading::errors() {
    for (; m_counted < diagnostics.size(); ++m_counted)
        m_errors += diagnostics[m_counted].severity == Severity::error ? 1 : 0;
    return m_errors;
}

void Reading::error(Place place, std::string found, std::string expected) {
    diagnostics.push_back({Severity::error, std::move(place), std::move(found), std::move(expected)});
}

void Reading::warning(Place place, std::string found, std::string expected) {
    diagnostics.push_back({Severity::warning, std::move(place), std::move(found), std::move(expected)});
}

std::optional<Check> read_check(yaml::Map& owner, std::string_view key, int review_days, Reading& reading) {
    static const std::vector<std::pair<std::string, Status>> k_statuses = {
        {"confirmed", Status::confirmed}, {"unconfirmed", Status::unconfirmed}};

    const auto value = owner.need(key, "where this comes from and until when it may be believed");
    auto map = value.map();
    if (!map)
        return std::nullopt;
    const auto source = map->need("source", "where this was read or who said it").filled_text();
    const auto checked_by = map->need("checked_by", "who looked").filled_text();
    const auto checked_on = map->need("checked_on", "the day of the check (YYYY-MM-DD)").date();
    const auto review_value =
        map->need("review_by", "the last day on which this may be believed (YYYY-MM-DD)");
    auto review_by = review_value.date();
    const auto status = map->need("status", "'confirmed' or 'unconfirmed'").choice(k_statuses);
    map->finish();
    if (!source || !checked_by || !checked_on || !review_by || !status)
        return std::nullopt;

    const auto latest = std::chrono::sys_days{*checked_on} + std::chrono::days{review_days};
    if (*review_by < *checked_on) {
        review_value.error("found a day before 'checked_on'", "a day after it");
    } else if (std::chrono::sys_days{*review_by} > latest) {
        const Date last{latest};
        review_value.error(
            fmt::format("found {} days after 'checked_on'",
                        (std::chrono::sys_days{*review_by} - std::chrono::sys_days{*checked_on}).count()),
            fmt::format("{} days at most: {:04}-{:02}-{:02}", review_days, static_cast<int>(last.year()),
                        static_cast<unsigned>(last.month()), static_cast<unsigned>(last.day())));
        review_by = last;
    }
    return Check{reading.shared(*source),      reading.shared(*checked_by), *checked_on, *review_by, *status,
                 reading.shared(value.place())};
}

std::optional<std::string> resolve(const yaml::Value& value, const Ids& ids) {
    auto id = value.id();
    if (!id || ids.known.contains(*id))
        return id;
    if (ids.left_out.contains(*id)) {
        value.error(fmt::format("the {} '{}' is left out because of its own errors", ids.noun, *id), "");
    } else if (!ids.unreadable) {
        value.error(fmt::format("found the unknown {} '{}'", ids.noun, *id),
                    fmt::format("a {} of this pack", ids.noun),
                    yaml::suggest(*id, {ids.known.begin(), ids.known.end()}));
    }
    return std::nullopt;
}

std::vector<std::string> resolve_all(const yaml::Value& value, const Ids& ids) {
    std::vector<std::string> out;
    const auto items = value.list();
    if (!items)
        return out;
    for (const auto& item : *items) {
        auto id = resolve(item, ids);
        if (!id)
            continue;
        if (std::find(out.begin(), out.end(), *id) != out.end())
            item.error(fmt::format("found '{}' again", *id), fmt::format("each {} once", ids.noun));
        else
            out.push_back(*std::move(id));
    }
    return out;
}

void claim_slot(const std::string& name, const Place& place, Reading& reading) {
    const auto [before, is_new] = reading.place_of_slot.emplace(name, reading.shared(place));
    if (!is_new)
        reading.error(
            place, fmt::format("the placeholder {{{}}} is taken", name),
            fmt::format("another id (it is at {}:{} too)", before->second.file.str(), before->second.line));
}

std::vector<std::pair<std::string, std::filesystem::path>> files_of(const std::filesystem::path& folder,
                                                                    Reading& reading) {
    std::vector<std::pair<std::string, std::filesystem::path>> files;
    std::error_code failed;
    for (std::filesystem::directory_iterator entry(folder, failed), end; !failed && entry != end;
         entry.increment(failed)) {
        const auto& path = entry->path();
        if (path.filename().string().front() == '.')
            continue;
        if (path.extension() == ".yaml")
            files.emplace_back(path.stem().string(), path);
        else
            reading.warning({path.string(), 0, 0}, "the file is not read", "a name that ends in '.yaml'");
    }
    if (failed)
        reading.error({folder.string(), 0, 0}, "the folder cannot be read", "a folder with YAML files");
    std::sort(files.begin(), files.end());
    return files;
}

void check_file_id(yaml::Map& map, const std::string& file_id) {
    const auto value = map.need("id", fmt::format("'{}', as the file is called", file_id));
    const auto id = value.id();
    if (id && *id != file_id)
        value.error(fmt::format("found '{}'", *id), fmt::format("'{}', as the file is called", file_id));
}

} // namespace waypost::content
