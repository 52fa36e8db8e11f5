#include "ui/view/card.h"
#include "ui/view/screens.h"

namespace waypost::view {

namespace {

content::Trust trust_of_block(const Words& words, const content::Block& block) {
    auto trust = content::Trust::confirmed;
    const auto take = [&](content::Trust other) {
        if (other == content::Trust::unconfirmed || trust == content::Trust::confirmed)
            trust = other == content::Trust::confirmed ? trust : other;
    };
    for (const auto& id : block.facts) {
        if (const auto* fact = words.site().pack.fact(id))
            take(words.trust(fact->check));
    }
    // A number that a sentence says carries its own check.
    for (const auto& message : block.messages) {
        for (const auto& name : words.site().catalog.argument_names(words.language(), message)) {
            const auto slot = words.site().slots.find(name);
            if (slot != words.site().slots.end() && slot->second.check)
                take(words.trust(*slot->second.check));
        }
    }
    return trust;
}

void add_block(const Words& words, const content::Block& block, std::vector<Block>& out) {
    if (block.kind == content::BlockKind::contact) {
        if (const auto* service = words.site().pack.service(block.service))
            out.emplace_back(card(words, *service));
        return;
    }
    const auto trust = trust_of_block(words, block);
    const i18n::Args number{{"number", i18n::dial_arg(words.fallback_number())}};
    if (words.withheld(trust)) {
        out.emplace_back(Note{"help_outline", words.say("mark.withheld", number)});
        return;
    }
    std::vector<Text> texts;
    texts.reserve(block.messages.size());
    for (const auto& message : block.messages)
        texts.push_back(words.say(message));
    switch (block.kind) {
    case content::BlockKind::answer:
        out.emplace_back(Answer{std::move(texts.at(0))});
        break;
    case content::BlockKind::paragraph:
        out.emplace_back(Paragraph{std::move(texts.at(0))});
        break;
    case content::BlockKind::heading:
        out.emplace_back(Heading{std::move(texts.at(0))});
        break;
    case content::BlockKind::list:
        out.emplace_back(List{std::move(texts), false});
        break;
    case content::BlockKind::steps:
        out.emplace_back(List{std::move(texts), true});
        break;
    case content::BlockKind::callout:
        out.emplace_back(CallOut{block.icon, std::move(texts.at(0)), std::move(texts.at(1))});
        break;
    case content::BlockKind::contact:
        break;
    }
    if (trust != content::Trust::confirmed) {
        const char* id = trust == content::Trust::overdue ? "mark.text_overdue" : "mark.text_unconfirmed";
        out.emplace_back(Note{"help_outline", words.say(id, number)});
    }
}

/// How much of a topic is told in the visitor's language.
enum class Told { wholly, partly, in_english };

Told language_of(const Words& words, const content::Topic& topic) {
    bool some = false;
    bool all = true;
    for (const auto& block : topic.blocks) {
        for (const auto& message : block.messages) {
            const bool has = words.site().catalog.has(words.language(), message);
            some = some || has;
            all = all && has;
        }
    }
    return all ? Told::wholly : some ? Told::partly : Told::in_english;
}

const content::Category* category_of(const content::Pack& pack, const std::string& topic) {
    for (const auto& category : pack.categories) {
        for (const auto& id : category.topics) {
            if (id == topic)
                return &category;
        }
    }
    return nullptr;
}

} // namespace

Article topic(const Words& words, const content::Topic& topic) {
    Article article;
    article.title = words.say("topic." + topic.id + ".title");
    if (const auto* category = category_of(words.site().pack, topic.id))
        article.icon = category->icon;
    // Whoever cannot read the English is told so before it, and not after.
    const auto language = language_of(words, topic);
    if (language == Told::in_english)
        article.blocks.emplace_back(Note{"translate", words.say("draft.missing")});
    for (const auto& block : topic.blocks)
        add_block(words, block, article.blocks);

    const auto* info = words.site().catalog.info(words.language());
    if (language == Told::partly)
        article.blocks.emplace_back(Note{"translate", words.say("draft.missing")});
    else if (language == Told::wholly && info && info->status == i18n::ReviewStatus::draft)
        article.blocks.emplace_back(Note{"translate", words.say("draft.notice")});

    Links links;
    links.heading = words.say("topic.see_also");
    for (const auto& id : topic.related) {
        if (const auto* other = words.site().pack.topic(id)) {
            const auto* category = category_of(words.site().pack, other->id);
            links.buttons.push_back({session::OpenTopic{other->id},
                                     words.say("topic." + other->id + ".title"),
                                     category ? category->icon : std::string{}});
        }
    }
    if (!links.buttons.empty())
        article.blocks.emplace_back(std::move(links));
    return article;
}

} // namespace waypost::view
