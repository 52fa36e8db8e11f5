/* Debian's RAUC 1.13 wants a dm-verity device to say 'V' and nothing more. Since Linux 6.19 it says 'V -': the blocks that
 * were mended by forward error correction follow, of which RAUC makes no use (RAUC's issue 1842, mended there later). This
 * library is loaded into RAUC's service alone and takes the second word away. Anything else, 'C' for a corrupted device
 * first of all, passes as it is. It goes when Debian's RAUC can do without it. */

#include <linux/dm-ioctl.h>
#include <stdarg.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <unistd.h>

int ioctl(int fd, unsigned long request, ...) {
    va_list arguments;
    va_start(arguments, request);
    void *argument = va_arg(arguments, void *);
    va_end(arguments);
    const int result = (int)syscall(SYS_ioctl, fd, request, argument);
    if (result != 0 || request != DM_TABLE_STATUS)
        return result;
    struct dm_ioctl *head = argument;
    if (head->target_count != 1 || head->data_start + sizeof(struct dm_target_spec) + 4 > head->data_size)
        return result;
    struct dm_target_spec *target = (struct dm_target_spec *)((char *)argument + head->data_start);
    char *status = (char *)(target + 1);
    if (strcmp(target->target_type, "verity") == 0 && strncmp(status, "V -", 4) == 0)
        status[1] = '\0';
    return result;
}
