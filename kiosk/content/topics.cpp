#include "content/reading.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <system_error>

namespace waypost::content {

namespace {

constexpr std::array<std::pair<const char*, BlockKind>, 7> k_block_kinds = {{
    {"answer", BlockKind::answer},
    {"paragraph", BlockKind::paragraph},
    {"heading", BlockKind::heading},
    {"list", BlockKind::list},
    {"steps", BlockKind::steps},
    {"callout", BlockKind::callout},
    {"contact", BlockKind::contact},
}};

struct TopicReading {
    std::string id;
    /// Every message name so far; a sentence that stands twice on a page is a slip.
    std::vector<std::string> messages;
};

std::optional<std::string> read_message(const yaml::Value& value, TopicReading& topic) {
    auto name = value.id();
    if (!name)
        return std::nullopt;
    if (std::find(topic.messages.begin(), topic.messages.end(), *name) != topic.messages.end())
        value.warning(fmt::format("found the message '{}' again", *name), "each message once in a topic");
    topic.messages.push_back(*name);
    return name;
}

/// False when the block has to go: what it says cannot be told, or does not rest on what it claims.
bool read_messages(const yaml::Value& value, Block& block, TopicReading& topic) {
    const std::string prefix = "topic." + topic.id + ".";
    if (block.kind == BlockKind::list || block.kind == BlockKind::steps) {
        const auto items = value.list();
        if (!items)
            return false;
        for (const auto& item : *items)
            if (const auto name = read_message(item, topic))
                block.messages.push_back(prefix + *name);
        return !block.messages.empty();
    }
    const auto name = read_message(value, topic);
    if (!name)
        return false;
    if (block.kind == BlockKind::callout)
        block.messages.push_back(prefix + *name + "_title");
    block.messages.push_back(prefix + *name);
    return true;
}

bool read_block_facts(const yaml::Value& value, Block& block, Reading& reading) {
    if (!value.present())
        return true;
    const auto items = value.list();
    if (!items)
        return false;
    bool sound = true;
    for (const auto& item : *items) {
        const auto id = resolve(item, reading.facts);
        sound = sound && id.has_value();
        if (!id)
            continue;
        reading.used_facts.insert(*id);
        if (std::find(block.facts.begin(), block.facts.end(), *id) != block.facts.end())
            item.error(fmt::format("found '{}' again", *id), "each fact once");
        else
            block.facts.push_back(*id);
    }
    return sound;
}

std::optional<Block> read_block(const yaml::Value& value, TopicReading& topic, Reading& reading) {
    auto map = value.map();
    if (!map)
        return std::nullopt;
    Block block;
    yaml::Value content;
    std::vector<std::string> words;
    int kinds = 0;
    for (const auto& [word, kind] : k_block_kinds) {
        words.emplace_back(word);
        const auto found = map->get(word);
        if (!found.present())
            continue;
        if (++kinds == 1) {
            block.kind = kind;
            content = found;
        }
    }
    bool sound = kinds == 1;
    if (kinds > 1)
        value.error("found a block of two kinds", "a '-' before each block");
    else if (kinds == 1 && block.kind == BlockKind::contact)
        block.service = resolve(content, reading.services).value_or("");
    else if (kinds == 1)
        sound = read_messages(content, block, topic);
    if (block.kind == BlockKind::contact)
        sound = sound && !block.service.empty();
    else
        sound = read_block_facts(map->get("facts"), block, reading) && sound;
    if (block.kind == BlockKind::callout)
        block.icon = reading.shared(map->get("icon").id().value_or(""));
    const std::size_t errors_before = reading.errors();
    map->finish();
    if (kinds == 0 && reading.errors() == errors_before)
        value.error("found a block that says nothing", yaml::one_of(words));
    return sound ? std::optional(std::move(block)) : std::nullopt;
}

bool is_answer(const Block& block) {
    return block.kind == BlockKind::answer;
}

/// Reads the blocks so that the first is the answer and no other is one. False when there is no answer.
bool read_blocks(const yaml::Value& value, Topic& topic, TopicReading& state, Reading& reading) {
    const auto items = value.list();
    if (!items)
        return false;
    bool has_answer = false;
    for (const auto& item : *items) {
        const bool is_first = &item == &items->front();
        auto block = read_block(item, state, reading);
        if (!block)
            continue;
        if (is_answer(*block) && has_answer) {
            item.error("found a second answer", "one answer, the first block");
            continue;
        }
        if (is_answer(*block) && !is_first)
            item.error("found the answer after other blocks", "the answer first");
        has_answer = has_answer || is_answer(*block);
        topic.blocks.push_back(*std::move(block));
    }
    std::stable_partition(topic.blocks.begin(), topic.blocks.end(), is_answer);
    topic.blocks.shrink_to_fit();
    if (!has_answer)
        value.error("the topic has no answer that can be shown", "a block '- answer: …', first");
    return has_answer;
}

void read_topic(const std::string& id, const std::filesystem::path& file, Reading& reading,
                std::vector<yaml::Value>& related) {
    auto map = yaml::load(file, reading.diagnostics).map();
    reading.topics.left_out.insert(id);
    if (!map)
        return;
    check_file_id(*map, id);
    Topic topic;
    topic.id = id;
    const auto sensitive = map->get("sensitive");
    // The shorter idle time is the careful choice for what cannot be read.
    topic.sensitive = sensitive.present() && sensitive.boolean().value_or(true);
    TopicReading state{id, {}};
    const auto blocks = map->need("blocks", "what the topic says");
    const bool has_answer = read_blocks(blocks, topic, state, reading);
    const auto others = map->get("related");
    map->finish();
    if (!has_answer)
        return;
    reading.topics.left_out.erase(id);
    reading.topics.known.insert(id);
    reading.place_of_topic[id] = reading.shared(map->place());
    reading.pack.topics.push_back(std::move(topic));
    related.push_back(others);
}

void report_unused_facts(Reading& reading) {
    for (const auto& fact : reading.pack.facts)
        if (!reading.used_facts.contains(fact.id))
            reading.warning(reading.place_of_fact[fact.id],
                            fmt::format("no block rests on the fact '{}'", fact.id), "");
}

} // namespace

void read_topics(const std::filesystem::path& dir, Reading& reading) {
    std::error_code failed;
    reading.topics.unreadable = !std::filesystem::is_directory(dir / "topics", failed);
    std::vector<yaml::Value> related;
    for (const auto& [id, file] : files_of(dir / "topics", reading))
        read_topic(id, file, reading, related);
    for (std::size_t i = 0; i < related.size(); ++i) {
        Topic& topic = reading.pack.topics[i];
        if (!related[i].present())
            continue;
        topic.related = resolve_all(related[i], reading.topics);
        if (std::erase(topic.related, topic.id) > 0)
            related[i].error("found the topic itself among its related topics", "other topics");
    }
    report_unused_facts(reading);
}

void read_categories(const std::filesystem::path& dir, Reading& reading) {
    auto map = yaml::load(dir / "categories.yaml", reading.diagnostics).map();
    if (!map)
        return;
    const auto items = map->need("categories", "the buttons of the home screen").list();
    map->finish();
    if (!items)
        return;
    std::set<std::string> listed;
    for (const auto& item : *items) {
        auto entry = item.map();
        if (!entry)
            continue;
        const auto id_value = entry->need("id", "the category's id");
        const auto id = id_value.id();
        const auto icon = entry->need("icon", "a name from the icon table").id();
        const auto topics =
            resolve_all(entry->need("topics", "the topics behind the button"), reading.topics);
        entry->finish();
        listed.insert(topics.begin(), topics.end());
        if (!id || topics.empty())
            continue;
        if (reading.pack.category(*id) != nullptr)
            id_value.error(fmt::format("found the category '{}' again", *id), "each category once");
        else
            reading.pack.categories.push_back({*id, icon.value_or(""), topics});
    }
    for (const auto& topic : reading.pack.topics)
        if (!listed.contains(topic.id))
            reading.warning(reading.place_of_topic[topic.id],
                            fmt::format("the topic '{}' is in no category", topic.id),
                            "its id in categories.yaml");
}

} // namespace waypost::content
