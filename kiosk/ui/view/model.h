#pragma once

#include "i18n/catalog.h"
#include "session/state.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

/// What a screen says, before anyone decides where it stands: plain structs, no pixels. Layout and speech
/// both read these and nothing else.
namespace waypost::view {

using i18n::Text;

/// A name of the icon table (ui/layout/icons.h); "" for none.
using IconName = std::string;

struct Button {
    session::Action action;
    Text label;
    IconName icon;
    bool enabled = true;
    bool selected = false; ///< the one of a group that is in force
    bool calling = false;  ///< a finger came down beside it: it shows that it wants to be touched
};

/// The controls that stand in the same place on every screen.
struct Bar {
    Button back;
    Button home;
    Button language;
    Button display;
    Button clear;
};

struct Chrome {
    Text site; ///< beside the mark
    Bar bar;
    Text emergency;
    Text emergency_short; ///< for the narrow page row of a 7-inch panel
    std::string emergency_number;
    Text page_up;
    Text page_more;
};

struct Greeting {
    Text welcome;
    Text touch_language;
};

struct Welcome {
    Text site;
    std::vector<Greeting> greetings; ///< one a language, in the site's order
    std::vector<Button> languages;
    std::vector<Text> emergency_words;
    std::string emergency_number;
    Button display;
    Text page_up;
    Text page_more;
};

/// Large buttons: Home, a category's topics, the languages.
struct Menu {
    Text title;
    IconName icon;
    Text lead;
    std::optional<Text> notice; ///< 'not checked yet by a speaker', or 'in English'
    std::vector<Button> buttons;
    enum class Kind { home, topics, languages } kind = Kind::home;
};

struct Note {
    IconName icon;
    Text text;
};

/// A number to call or to text, the largest thing on a card.
struct Number {
    IconName icon;
    std::string digits;
    std::optional<Text> instruction; ///< 'Text HELP to 233733' instead of bare digits
    std::vector<Text> notes;         ///< who answers, in which language
};

struct Card {
    std::optional<session::Action> open; ///< the detail screen; none on the detail screen itself
    Text name;
    Text details; ///< 'More about this'
    std::vector<Number> numbers;
    std::vector<Note> facts;  ///< most important first; the last are left out where a card would not fit
    std::optional<Note> mark; ///< 'Unconfirmed …'; never left out
    std::optional<Note> mark_short;
};

struct Answer {
    Text text;
};
struct Paragraph {
    Text text;
};
struct Heading {
    Text text;
};
struct List {
    std::vector<Text> items;
    bool numbered = false;
};
struct CallOut {
    IconName icon;
    Text title;
    Text text;
};
struct Links {
    Text heading;
    std::vector<Button> buttons;
};

using Block = std::variant<Answer, Paragraph, Heading, List, CallOut, Card, Number, Note, Links>;

/// Topic and contact detail: blocks that flow over pages.
struct Article {
    Text title;
    IconName icon;
    std::vector<Block> blocks;
};

struct ChoiceGroup {
    Text title;
    std::vector<Button> choices;
};

/// The Display screen.
struct Options {
    Text title;
    IconName icon;
    std::vector<ChoiceGroup> groups;
};

struct Warning {
    Text question;
    Text why;
    Text seconds_word;
    int seconds = 0;
    int total_seconds = 0;
    Button more_time;
    Button clear_now;
};

struct ViewModel {
    i18n::Locale locale;
    Chrome chrome;
    std::variant<Welcome, Menu, Article, Options, Warning> body;
    int page = 0;
    /// Formats 'Page 2 of 3', '2 / 3' and 'Next: …' in the visitor's language, for the number of pages that
    /// only layout knows.
    const i18n::Catalog* catalog = nullptr;
};

} // namespace waypost::view
