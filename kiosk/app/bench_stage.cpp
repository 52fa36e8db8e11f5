#include "app/bench_stage.h"

#include <algorithm>
#include <set>

namespace waypost::app::bench {

namespace {

/// Longer than anything fades after a touch.
constexpr Millis k_between_touches{300};
/// More pages than any screen has.
constexpr size_t k_most_pages = 2000;

const session::Target* find(const std::vector<session::Target>& targets, const session::Action& action) {
    const auto found = std::find_if(targets.begin(), targets.end(), [&](const session::Target& target) {
        return target.enabled && target.action == action;
    });
    return found == targets.end() ? nullptr : &*found;
}

/// At most `most` of the items, spread evenly.
template <class T> std::vector<T> spread(const std::vector<T>& items, size_t most) {
    if (items.size() <= most)
        return items;
    std::vector<T> out;
    for (size_t i = 0; i < most; ++i)
        out.push_back(items[most == 1 ? 0 : i * (items.size() - 1) / (most - 1)]);
    return out;
}

} // namespace

bool Stage::present(std::span<const paint::Layer> layers, paint::Color ground) {
    const bool shown = m_kiosk.display.present(layers, ground);
    m_shown = std::chrono::steady_clock::now();
    ++m_frames;
    return shown;
}

void Stage::wait(std::optional<Instant> until, const Clock& clock, std::vector<platform::Incoming>& out) {
    out.clear();
    const Cue cue = m_script.next(*this);
    switch (cue.kind) {
    case Cue::Kind::send:
        out.emplace_back(session::Event{cue.what, clock.now()});
        break;
    case Cue::Kind::tick:
        break;
    case Cue::Kind::wait:
        m_kiosk.display.wait(until, clock, out);
        break;
    case Cue::Kind::the_end:
        out.emplace_back(platform::Quit{});
        break;
    }
    m_cued = std::chrono::steady_clock::now();
}

int play(const std::filesystem::path& config, Script& script) {
    StageClock clock;
    RunOptions options;
    options.config = config;
    return run_kiosk(options, clock, [&](const RunningKiosk& kiosk) {
        return std::make_unique<Stage>(kiosk, clock, script);
    });
}

std::optional<Cue> Visitor::touch(const Stage& stage, const session::Action& action) {
    const auto targets = stage.laid().targets();
    const session::Target* target = find(targets, action);
    if (target == nullptr)
        return std::nullopt;
    stage.clock().pass(k_between_touches);
    m_action = action;
    m_asked = Answer::down;
    m_finger = target->rect.center();
    return Cue{Cue::Kind::send, session::FingerDown{*m_finger}};
}

std::optional<Cue> Visitor::pursue(const Stage& stage) {
    const Goal& goal = m_goals[m_next];
    switch (goal.kind) {
    case Goal::Kind::tap:
        if (auto cue = touch(stage, goal.action)) {
            ++m_next;
            m_turned = 0;
            return cue;
        }
        break;
    case Goal::Kind::all_pages:
        break;
    case Goal::Kind::fall_asleep:
        ++m_next;
        stage.clock().pass(stage.kiosk().data.config().idle + Millis{10});
        m_asked.reset();
        return Cue{Cue::Kind::tick, {}};
    }
    if (++m_turned < k_most_pages)
        if (auto cue = touch(stage, session::TurnPage{1}))
            return cue;
    m_missed += goal.kind == Goal::Kind::tap ? 1 : 0;
    ++m_next;
    m_turned = 0;
    return std::nullopt;
}

Cue Visitor::next(const Stage& stage) {
    if (!std::exchange(m_started, true))
        return {Cue::Kind::tick, {}};
    if (m_asked) {
        if (on_answer)
            on_answer(m_action, *m_asked, stage.answer_ms());
        m_asked.reset();
    }
    if (m_finger) {
        m_asked = Answer::up;
        return {Cue::Kind::send, session::FingerUp{*std::exchange(m_finger, std::nullopt)}};
    }
    for (;;) {
        while (m_next < m_goals.size())
            if (auto cue = pursue(stage))
                return *cue;
        Goals more = on_end ? on_end() : Goals{};
        if (more.empty())
            return {Cue::Kind::the_end, {}};
        m_goals = std::move(more);
        m_next = 0;
    }
}

Goals whole_visit(const content::Pack& pack, const std::string& locale, size_t most) {
    Goals goals;
    const auto tap = [&](session::Action action) { goals.push_back({Goal::Kind::tap, std::move(action)}); };
    const auto read_on = [&] { goals.push_back({Goal::Kind::all_pages, session::TurnPage{1}}); };
    std::set<std::string> seen;
    tap(session::ChooseLanguage{locale});
    for (const auto& category : spread(pack.categories, most)) {
        tap(session::OpenCategory{category.id});
        for (const auto& topic_id : spread(category.topics, most)) {
            const auto* topic = pack.topic(topic_id);
            if (topic == nullptr || !seen.insert("topic " + topic_id).second)
                continue;
            tap(session::OpenTopic{topic_id});
            std::vector<std::string> services;
            for (const auto& block : topic->blocks)
                if (!block.service.empty() && seen.insert("contact " + block.service).second)
                    services.push_back(block.service);
            for (const auto& service : spread(services, most)) {
                tap(session::OpenContact{service});
                read_on();
                tap(session::GoBack{});
            }
            read_on();
            tap(session::GoBack{});
        }
        tap(session::GoHome{});
    }
    tap(session::OpenLanguages{});
    read_on();
    tap(session::GoBack{});
    tap(session::OpenDisplay{});
    for (const auto size : {session::TextSize::large, session::TextSize::largest, session::TextSize::normal})
        tap(session::SetTextSize{size});
    for (const auto theme : {session::Theme::dark, session::Theme::contrast, session::Theme::light})
        tap(session::SetTheme{theme});
    tap(session::GoBack{});
    goals.push_back({Goal::Kind::fall_asleep, session::MoreTime{}});
    tap(session::MoreTime{});
    tap(session::ClearAndLeave{});
    return goals;
}

} // namespace waypost::app::bench
