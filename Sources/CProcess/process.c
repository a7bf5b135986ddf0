#include "cprocess.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char *line;
static size_t count, room;

void cprocess_add(uint8_t byte) {
  if (count == room) {
    size_t more = room ? room * 2 : 256;
    char *grown = realloc(line, more);
    if (!grown) abort();
    line = grown;
    room = more;
  }
  line[count++] = (char)byte;
}

int cprocess_become(void) {
  size_t words = 0;
  for (size_t place = 0; place < count; place++) words += line[place] == 0;
  if (words == 0 || line[count - 1] != 0) return EINVAL;
  char **arguments = calloc(words + 1, sizeof *arguments);
  if (!arguments) return ENOMEM;
  char *word = line;
  for (size_t number = 0; number < words; number++) {
    arguments[number] = word;
    word += strlen(word) + 1;
  }
  execv(arguments[0], arguments);
  int failure = errno;
  free(arguments);
  return failure;
}
