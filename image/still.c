/* still DEVICE: fills a framebuffer with Waypost's still picture, a signpost on the kiosk's ground, so that between the
 * power and the kiosk's first frame nobody looks at a black screen or at a computer's messages. Started by
 * the initramfs, and by udev for each framebuffer that appears later; small and static, because it is there before anything
 * else. Colours and shapes are those of the first screen (kiosk/ui/layout/welcome.cpp), ink faded into the ground. Turned
 * clockwise by so many degrees as the initramfs has found in kiosk.yaml. */

#include <fcntl.h>
#include <linux/fb.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

struct Shape {
    int x, y, w, h; /* thousandths of the picture's shorter side, from the middle */
    uint8_t red, green, blue;
};

static const struct Shape k_shapes[] = {
    {-12, -200, 24, 440, 0xE4, 0xD8, 0xC3},  /* the post */
    {-90, -160, 240, 54, 0xD2, 0xDE, 0xD2},  /* a board to the right */
    {-180, -82, 256, 54, 0xE9, 0xCC, 0xB0},  /* one to the left */
    {-66, -4, 182, 54, 0xD2, 0xDE, 0xD2},
};
static const uint8_t k_ground[3] = {0xF7, 0xF1, 0xE6};

static uint32_t channel(uint8_t value, const struct fb_bitfield *field) {
    if (field->length == 0 || field->length > 8)
        return 0;
    return (uint32_t)(value >> (8 - field->length)) << field->offset;
}

/* 0, 90, 180 or 270. */
static int rotation(void) {
    char text[8] = "";
    const int fd = open("/run/waypost-rotation", O_RDONLY | O_CLOEXEC);
    if (fd < 0 || read(fd, text, sizeof text - 1) <= 0)
        return 0;
    const int degrees = atoi(text);
    return degrees == 90 || degrees == 180 || degrees == 270 ? degrees : 0;
}

int main(int argc, char **argv) {
    struct fb_var_screeninfo screen;
    struct fb_fix_screeninfo memory;
    const int fd = argc == 2 ? open(argv[1], O_RDWR | O_CLOEXEC) : -1;
    if (fd < 0 || ioctl(fd, FBIOGET_VSCREENINFO, &screen) != 0 || ioctl(fd, FBIOGET_FSCREENINFO, &memory) != 0)
        return 1;
    const uint32_t bytes = screen.bits_per_pixel / 8;
    if (bytes < 2 || bytes > 4 || screen.xres == 0 || memory.line_length < screen.xres * bytes)
        return 1;
    uint8_t *row = calloc(1, memory.line_length);
    if (row == NULL)
        return 1;
    const int width = (int)screen.xres, height = (int)screen.yres;
    const int side = width < height ? width : height;
    const int turned = rotation(), lies = turned == 90 || turned == 270;
    const int middle_x = (lies ? height : width) / 2, middle_y = (lies ? width : height) / 2;
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const uint8_t *colour = k_ground;
            const int across = lies ? y : x, down = lies ? x : y; /* of the picture that stands upright */
            const int u = turned == 180 || turned == 270 ? 2 * middle_x - 1 - across : across;
            const int v = turned == 90 || turned == 180 ? 2 * middle_y - 1 - down : down;
            for (size_t i = 0; i < sizeof k_shapes / sizeof *k_shapes; ++i) {
                const struct Shape *shape = &k_shapes[i];
                const int left = middle_x + shape->x * side / 1000, top = middle_y + shape->y * side / 1000;
                if (u >= left && u < left + shape->w * side / 1000 && v >= top && v < top + shape->h * side / 1000)
                    colour = &shape->red;
            }
            const uint32_t pixel = channel(colour[0], &screen.red) | channel(colour[1], &screen.green) |
                                   channel(colour[2], &screen.blue) | channel(0xFF, &screen.transp);
            for (uint32_t i = 0; i < bytes; ++i)
                row[(uint32_t)x * bytes + i] = (uint8_t)(pixel >> (8 * i));
        }
        if (pwrite(fd, row, screen.xres * bytes, (off_t)(y + (int)screen.yoffset) * memory.line_length) < 0)
            return 1;
    }
    return 0;
}
