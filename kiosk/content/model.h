#pragma once

#include "base/boxed.h"
#include "base/diagnostic.h"
#include "base/shared_text.h"

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// The immutable model of a content pack: ids, facts and structure, no sentence in any language.
/// The format of the files is described in docs/content-format.md.
namespace waypost::content {

using Date = std::chrono::year_month_day;
/// Minutes since local midnight; 24:00 and more mean the next day.
using Minutes = std::chrono::minutes;

enum class Status { confirmed, unconfirmed };

/// Where a fact comes from and how long it may be believed.
struct Check {
    SharedText source;
    SharedText checked_by;
    Date checked_on{};
    Date review_by{};
    Status status = Status::unconfirmed;
    SharedPlace place = {}; ///< where an editor finds it
};

/// How far a fact may be trusted on a given day.
/// What nobody confirmed stays unconfirmed however old it is; what was confirmed is overdue after
/// `review_by`.
enum class Trust { confirmed, unconfirmed, overdue };
Trust trust_on(const Check& check, Date today);

enum class Policy { show, withhold };

struct Fact {
    std::string id;
    std::string claim;
    std::optional<std::variant<long, std::string>> value;
    Check check;
};

enum class PhoneType { voice, tty, fax };

struct Phone {
    SharedText id;
    std::string number;
    PhoneType type = PhoneType::voice;
    std::vector<std::string> languages; ///< BCP 47 tags
    SharedText note;                    ///< message key within the service, or ""
    Check check;
};

struct TextLine {
    SharedText id;
    std::string number;
    std::string body;
    Check check;
};

struct Address {
    std::string street;
    SharedText city;
    SharedText state;
    std::string postal;
    Check check;
};

/// Open from `from` to `to` after midnight of its day; `to` passes 24:00 where the hours cross midnight.
struct Interval {
    Minutes from{};
    Minutes to{};
    friend bool operator==(const Interval&, const Interval&) = default;
};

/// The open hours of seven days, in one piece: a service has them, and a pack may have thousands of services.
class Week {
public:
    /// 0 is Sunday, as in std::chrono::weekday::c_encoding.
    [[nodiscard]] std::span<const Interval> operator[](unsigned day) const;
    void set(unsigned day, std::span<const Interval> intervals);

private:
    std::vector<Interval> m_intervals;    ///< day after day
    std::array<std::uint16_t, 7> m_end{}; ///< of each day's in m_intervals
};

struct HoursException {
    Date from{};
    Date to{};
    std::vector<Interval> intervals;
    std::string reason; ///< message key `reason.<…>`, or ""
};

struct Hours {
    bool always = false;
    Week weekly;
    std::vector<std::string> closed_on;
    std::vector<HoursException> exceptions;
    Check check;
};

enum class CostKind { free, sliding, ask };
struct Cost {
    CostKind kind = CostKind::ask;
    Check check;
};

struct Who {
    std::string text; ///< message key within the service
    Check check;
};

struct SpokenLanguages {
    std::vector<std::string> spoken; ///< BCP 47 tags
    bool interpreter = false;
    Check check;
};

struct Service {
    std::string id;
    std::vector<SharedText> kinds;
    bool hotline = false;
    bool confidential = false;
    SharedText reach; ///< id of the service to call for it where it has no number of its own, or ""
    Check existence;
    std::vector<Phone> phones;
    std::vector<TextLine> texts;
    std::optional<Address> address;
    std::optional<Hours> hours;
    std::optional<Cost> cost;
    Boxed<Who> who;
    Boxed<SpokenLanguages> languages;
};

enum class BlockKind { answer, paragraph, heading, list, steps, callout, contact };

struct Block {
    BlockKind kind = BlockKind::paragraph;
    std::vector<std::string> messages; ///< full message ids; for a call-out: title, text
    SharedText icon;                   ///< call-outs only
    std::string service;               ///< contacts only
    std::vector<std::string> facts;
};

struct Topic {
    std::string id;
    bool sensitive = false;
    std::vector<Block> blocks;
    std::vector<std::string> related;
};

struct Category {
    std::string id;
    std::string icon;
    std::vector<std::string> topics;
};

/// A day of the year that the pack names: a fixed day, or the nth weekday of a month (-1: the last).
struct Holiday {
    std::string id;
    unsigned month = 0;
    unsigned day = 0; ///< 0 where weekday and nth say it
    unsigned weekday = 0;
    int nth = 0;
};
/// The holiday that falls on `day`, or nullptr.
const Holiday* holiday_on(const std::vector<Holiday>& holidays, Date day);

struct Pack {
    std::string id;
    std::string region;
    std::string time_zone;
    std::string emergency; ///< service id
    std::string fallback;  ///< service id
    Policy when_unconfirmed = Policy::show;
    Policy when_overdue = Policy::show;
    std::vector<Holiday> holidays;
    std::vector<Category> categories;
    std::vector<Topic> topics;
    std::vector<Service> services;
    std::vector<Fact> facts;

    [[nodiscard]] const Topic* topic(std::string_view wanted) const;
    [[nodiscard]] const Service* service(std::string_view wanted) const;
    [[nodiscard]] const Category* category(std::string_view wanted) const;
    [[nodiscard]] const Fact* fact(std::string_view wanted) const;
};

/// A value that sentences may name: `{ct_211_call}`, `{max_days}`.
struct Slot {
    std::variant<long, std::string> value;
    bool is_number_to_dial = false; ///< always set left to right, never localized, never broken
    const Check* check = nullptr;   ///< owned by the pack
};
/// Every slot of the pack by name. Pointers live as long as the pack and no longer.
std::map<std::string, Slot, std::less<>> slots(const Pack& pack);

} // namespace waypost::content
