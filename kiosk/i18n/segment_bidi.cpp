#include "i18n/segment.h"
#include "i18n/segment_utf16.h"

#include <unicode/ubidi.h>

#include <memory>

namespace waypost::i18n {

namespace {

struct CloseBidi {
    void operator()(UBiDi* bidi) const { ubidi_close(bidi); }
};

} // namespace

std::vector<LevelRun> bidi_levels(std::string_view utf8, Direction base) {
    std::vector<LevelRun> runs;
    if (utf8.empty())
        return runs;
    const UBiDiLevel base_level = base == Direction::rtl ? 1 : 0;
    std::vector<LevelRun> plain = {{0, utf8.size(), base_level}};
    const Utf16 text = to_utf16(utf8);
    const std::unique_ptr<UBiDi, CloseBidi> bidi(ubidi_open());
    if (!bidi)
        return plain;
    UErrorCode status = U_ZERO_ERROR;
    ubidi_setPara(bidi.get(), text.units.data(), text.size(), base_level, nullptr, &status);
    const UBiDiLevel* levels = ubidi_getLevels(bidi.get(), &status);
    if (U_FAILURE(status) || levels == nullptr)
        return plain;
    const auto count = static_cast<size_t>(ubidi_getProcessedLength(bidi.get()));
    for (size_t i = 0; i < count; ++i) {
        if (runs.empty() || runs.back().level != levels[i]) {
            if (!runs.empty())
                runs.back().end = text.byte_at[i];
            runs.push_back({text.byte_at[i], utf8.size(), levels[i]});
        }
    }
    return runs;
}

std::vector<size_t> visual_order(const std::vector<uint8_t>& levels) {
    std::vector<int32_t> map(levels.size());
    ubidi_reorderVisual(levels.data(), static_cast<int32_t>(levels.size()), map.data());
    return {map.begin(), map.end()};
}

} // namespace waypost::i18n
