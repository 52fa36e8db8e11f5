#pragma once

#include "base/geometry.h"
#include "base/result.h"
#include "paint/layer.h"
#include "platform/player.h"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

/// Pictures without a display.
namespace waypost::platform {

/// 8 bits a channel, straight alpha, rows from the top.
struct Image {
    int w = 0;
    int h = 0;
    std::vector<uint8_t> rgba; ///< w * h * 4
    [[nodiscard]] paint::Color at(int x, int y) const;
    friend bool operator==(const Image&, const Image&) = default;
};

struct Comparison {
    size_t differing = 0; ///< pixels; all of the larger picture when the sizes differ
    int largest = 0;      ///< the largest difference of a channel
    /// The second picture faded, what differs in magenta; as large as both.
    Image diff;
};

/// Pixels in which a channel differs by more than `tolerance`.
Comparison compare(const Image& a, const Image& b, int tolerance);

/// Paints layers in memory with the player that the window uses, on SDL's software renderer. Keeps its
/// textures from picture to picture.
class ImagePainter {
public:
    /// The fonts must outlive it. An error when there is no memory for the picture.
    static Result<ImagePainter> create(PlayerFonts fonts, Size size);
    ~ImagePainter();
    ImagePainter(ImagePainter&&) noexcept;
    ImagePainter& operator=(ImagePainter&&) noexcept;

    Image paint(std::span<const paint::Layer> layers, paint::Color ground);
    /// Forgets the textures that show words.
    void drop_text();

private:
    struct Impl;
    explicit ImagePainter(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace waypost::platform
