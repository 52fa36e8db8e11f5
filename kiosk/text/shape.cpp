#include "text/shape.h"

#include "text/utf8.h"

#include <hb-ot.h>

#include <algorithm>

namespace waypost::text {

namespace {

constexpr char32_t k_zero_width_joiner = 0x200D;

/// Calls visit(character, byte offset) for each character that is shaped.
template <class Visit> void each_shaped(const ShapeRequest& request, Visit visit) {
    size_t last = request.begin;
    bool first = true;
    for (size_t i = request.begin; i < request.end;) {
        const CodePoint c = decode(request.text, i);
        if (!is_silent(c.value)) {
            if (first && request.joins_before)
                visit(k_zero_width_joiner, i);
            visit(c.value == '\t' ? U' ' : c.value, i);
            first = false;
            last = i;
        }
        i += c.size;
    }
    if (!first && request.joins_after)
        visit(k_zero_width_joiner, last);
}

std::vector<ShapedCluster>::const_iterator first_at_or_after(const ShapedRun& run, size_t offset) {
    return std::lower_bound(run.clusters.begin(), run.clusters.end(), offset,
                            [](const ShapedCluster& cluster, size_t at) { return cluster.begin < at; });
}

} // namespace

double ShapedRun::x_at(size_t offset) const {
    const auto it = first_at_or_after(*this, offset);
    return it == clusters.end() ? width : it->x;
}

std::string shaped_text(const ShapeRequest& request) {
    std::string out;
    out.reserve(request.end - request.begin + 6);
    each_shaped(request, [&](char32_t c, size_t) { append_utf8(out, c); });
    return out;
}

ShapedRun shape(FontSet::Impl& fonts, const ShapeRequest& request) {
    ShapedRun run;
    run.end = request.end;
    const OpenFace& face = fonts.open(request.face);
    hb_buffer_t* buffer = fonts.buffer.get();
    hb_buffer_reset(buffer);
    each_shaped(request, [&](char32_t c, size_t at) { hb_buffer_add(buffer, c, static_cast<unsigned>(at)); });
    if (hb_buffer_get_length(buffer) == 0)
        return run;
    hb_buffer_set_content_type(buffer, HB_BUFFER_CONTENT_TYPE_UNICODE);
    hb_buffer_set_direction(buffer, request.rtl ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, hb_script_from_string(request.script, -1));
    hb_buffer_set_language(buffer, request.language);
    hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
    hb_shape(face.font.get(), buffer, nullptr, 0);

    unsigned count = 0;
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer, nullptr);
    const double scale = static_cast<double>(request.em) / static_cast<double>(face.units_per_em);
    run.clusters.reserve(count);
    double advance = 0;
    for (unsigned k = 0; k < count; ++k) {
        const unsigned i = request.rtl ? count - 1 - k : k;
        const bool unsafe = (hb_glyph_info_get_glyph_flags(&infos[i]) & HB_GLYPH_FLAG_UNSAFE_TO_BREAK) != 0;
        if (run.clusters.empty() || run.clusters.back().begin != infos[i].cluster)
            run.clusters.push_back({infos[i].cluster, advance * scale, unsafe});
        else if (unsafe)
            run.clusters.back().unsafe = true;
        advance += positions[i].x_advance;
    }
    run.width = advance * scale;
    return run;
}

bool is_safe_cut(const ShapedRun& run, std::string_view text, size_t offset) {
    const auto it = first_at_or_after(run, offset);
    // Silent characters have no cluster: a cut among them is a cut at the cluster that follows.
    const size_t next = it == run.clusters.end() ? run.end : it->begin;
    for (size_t i = offset; i < next;) {
        const CodePoint c = decode(text, i);
        if (!is_silent(c.value))
            return false;
        i += c.size;
    }
    return it == run.clusters.end() || !it->unsafe;
}

} // namespace waypost::text
