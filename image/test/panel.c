// panel X Y FILE: a touch panel of USB's HID class, plugged in, touched once by one finger at X, Y
// (thousandths of its width and height) as soon as FILE is there, and unplugged. Made with Linux' uhid, so
// that everything from the kernel's driver for such panels on is what a real one meets.
// Usages: HID Usage Tables 1.5, page 0x0D (digitizers).
#include <fcntl.h>
#include <linux/uhid.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum {
    k_report = 1,
    k_most_contacts = 2,
    k_range = 0x7FFF,
    k_look_ms = 100,
    k_finger_ms = 150,
    k_after_ms = 3000
};

// One item a line or more, each with what it declares.
// clang-format off
static const unsigned char k_descriptor[] = {
    0x05, 0x0D, 0x09, 0x04, 0xA1, 0x01,                         // a touch screen
    0x85, k_report,
    0x09, 0x22, 0xA1, 0x02,                                     // a finger:
    0x09, 0x42, 0x15, 0x00, 0x25, 0x01, 0x75, 0x01, 0x95, 0x01, // whether it touches, one bit
    0x81, 0x02,
    0x95, 0x07, 0x81, 0x03,                                     // seven bits of nothing
    0x09, 0x51, 0x25, 0x7F, 0x75, 0x08, 0x95, 0x01, 0x81, 0x02, // which finger it is
    0x05, 0x01, 0x26, 0xFF, 0x7F, 0x75, 0x10,                   // where, 0 to k_range:
    0x09, 0x30, 0x81, 0x02,                                     // across,
    0x09, 0x31, 0x81, 0x02,                                     // down
    0xC0,
    0x05, 0x0D, 0x09, 0x54, 0x25, 0x7F, 0x75, 0x08, 0x95, 0x01, // how many fingers
    0x81, 0x02,
    0x85, k_most_contacts, 0x09, 0x55, 0xB1, 0x02,              // and how many at most
    0xC0,
};
// clang-format on

static int tell(int device, const struct uhid_event* event) {
    return write(device, event, sizeof *event) == (ssize_t)sizeof *event;
}

// Answers what the driver asks, for so long.
static void serve(int device, int for_ms) {
    struct timespec begun, now;
    clock_gettime(CLOCK_MONOTONIC, &begun);
    for (;;) {
        clock_gettime(CLOCK_MONOTONIC, &now);
        const long left =
            for_ms - (now.tv_sec - begun.tv_sec) * 1000 - (now.tv_nsec - begun.tv_nsec) / 1000000;
        struct pollfd ready = {.fd = device, .events = POLLIN};
        if (left <= 0 || poll(&ready, 1, (int)left) <= 0)
            return;
        struct uhid_event asked, answer;
        if (read(device, &asked, sizeof asked) <= 0)
            return;
        memset(&answer, 0, sizeof answer);
        if (asked.type == UHID_GET_REPORT) {
            answer.type = UHID_GET_REPORT_REPLY;
            answer.u.get_report_reply.id = asked.u.get_report.id;
            answer.u.get_report_reply.size = 2;
            answer.u.get_report_reply.data[0] = k_most_contacts;
            answer.u.get_report_reply.data[1] = 10;
            tell(device, &answer);
        } else if (asked.type == UHID_SET_REPORT) {
            answer.type = UHID_SET_REPORT_REPLY;
            answer.u.set_report_reply.id = asked.u.set_report.id;
            tell(device, &answer);
        }
    }
}

static int finger(int device, int touches, int x, int y) {
    struct uhid_event event;
    memset(&event, 0, sizeof event);
    event.type = UHID_INPUT2;
    const unsigned char report[] = {
        k_report,         (unsigned char)touches,  1, (unsigned char)x, (unsigned char)(x >> 8),
        (unsigned char)y, (unsigned char)(y >> 8), 1};
    event.u.input2.size = sizeof report;
    memcpy(event.u.input2.data, report, sizeof report);
    return tell(device, &event);
}

int main(int count, char** arguments) {
    if (count != 4)
        return 2;
    const int x = atoi(arguments[1]) * k_range / 1000, y = atoi(arguments[2]) * k_range / 1000;
    const int device = open("/dev/uhid", O_RDWR | O_CLOEXEC);
    if (device < 0)
        return perror("/dev/uhid"), 1;
    struct uhid_event event;
    memset(&event, 0, sizeof event);
    event.type = UHID_CREATE2;
    strcpy((char*)event.u.create2.name, "Panel of the tests");
    event.u.create2.bus = 3; // USB
    event.u.create2.vendor = 0x1234;
    event.u.create2.product = 0x5678;
    event.u.create2.rd_size = sizeof k_descriptor;
    memcpy(event.u.create2.rd_data, k_descriptor, sizeof k_descriptor);
    if (!tell(device, &event))
        return perror("uhid"), 1;
    while (access(arguments[3], F_OK) != 0)
        serve(device, k_look_ms);
    if (!finger(device, 1, x, y))
        return perror("a finger"), 1;
    serve(device, k_finger_ms);
    if (!finger(device, 0, x, y))
        return perror("a finger"), 1;
    serve(device, k_after_ms);
    return 0;
}
