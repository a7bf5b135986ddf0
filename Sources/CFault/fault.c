#define _GNU_SOURCE
#include "fault.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>

// All that a handler touches is prepared here; it calls nothing but open, read, write, close, pause
// and _exit, which may be called from a signal handler.

enum { exit_input_output = 74, note_bytes = 4096, path_bytes = 4096, line_bytes = 16384 };

struct text {
  size_t count;
  char bytes[note_bytes];
};

static struct text notes[2];
static atomic_int shown_note = 0;
static struct text file;
static struct text last_words;
static atomic_flag is_ending = ATOMIC_FLAG_INIT;
static char alternate_stack[64 << 10];

static char line[line_bytes];
static size_t line_count;

static void append(const char *text, size_t count) {
  if (count > line_bytes - line_count) count = line_bytes - line_count;
  memcpy(line + line_count, text, count);
  line_count += count;
}

static void say(const char *text) { append(text, strlen(text)); }

static void flush(void) {
  size_t done = 0;
  while (done < line_count) {
    ssize_t count = write(STDERR_FILENO, line + done, line_count - done);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) break;
    done += (size_t)count;
  }
}

static int ends_with(const char *text, const char *end) {
  size_t count = strlen(text), wanted = strlen(end);
  return count >= wanted && memcmp(text + count - wanted, end, wanted) == 0;
}

// MARK: The files that are mapped

static int is_german;

/// Says one thing in the language that is spoken.
static void tell(const char *english, const char *german) { say(is_german ? german : english); }

struct maps {
  int descriptor;
  size_t at, count;
  char buffer[4096];
};

static int next_byte(struct maps *maps) {
  if (maps->at == maps->count) {
    ssize_t count;
    do count = read(maps->descriptor, maps->buffer, sizeof maps->buffer);
    while (count < 0 && errno == EINTR);
    if (count <= 0) return -1;
    maps->at = 0;
    maps->count = (size_t)count;
  }
  return (unsigned char)maps->buffer[maps->at++];
}

static int hex_number(struct maps *maps, uintptr_t *number) {
  int byte;
  *number = 0;
  while ((byte = next_byte(maps)) >= 0) {
    if (byte >= '0' && byte <= '9') *number = *number << 4 | (uintptr_t)(byte - '0');
    else if (byte >= 'a' && byte <= 'f') *number = *number << 4 | (uintptr_t)(byte - 'a' + 10);
    else return byte;
  }
  return -1;
}

/// One line of the kernel's list: two addresses, four words, and a path if a file is mapped.
static int next_map(struct maps *maps, uintptr_t *start, uintptr_t *end, char *path) {
  if (hex_number(maps, start) < 0 || hex_number(maps, end) < 0) return 0;
  int byte = next_byte(maps);
  for (int word = 0; word < 4; word++) {
    while (byte > ' ') byte = next_byte(maps);
    while (byte == ' ') byte = next_byte(maps);
  }
  size_t count = 0;
  for (; byte >= 0 && byte != '\n'; byte = next_byte(maps))
    if (count + 1 < path_bytes) path[count++] = (char)byte;
  path[count] = 0;
  return 1;
}

static char path[path_bytes];
static char found[path_bytes];

/// Finds the file of the ledger that an address is mapped to.
static int find_file(uintptr_t address) {
  struct maps maps = {.descriptor = open("/proc/self/maps", O_RDONLY | O_CLOEXEC)};
  if (maps.descriptor < 0) return 0;
  uintptr_t start, end;
  int is_found = 0;
  while (!is_found && next_map(&maps, &start, &end, path))
    is_found = address >= start && address < end && ends_with(path, ".mdb");
  close(maps.descriptor);
  return is_found;
}

/// Says which stores are mapped, and how many they are.
static int say_stores(void) {
  struct maps maps = {.descriptor = open("/proc/self/maps", O_RDONLY | O_CLOEXEC)};
  if (maps.descriptor < 0) return 0;
  uintptr_t start, end;
  int count = 0;
  while (next_map(&maps, &start, &end, path)) {
    // A file may be mapped in several stretches, one behind the other.
    if (!ends_with(path, "/data.mdb") || strcmp(path, found) == 0) continue;
    strcpy(found, path);
    if (count++ > 0) tell(" or ", " oder ");
    say(path);
  }
  close(maps.descriptor);
  return count;
}

// MARK: The line

static void say_about_file(const char *name) {
  say("stadtbuch: ");
  say(name);
  if (ends_with(name, "/lock.mdb")) {
    tell(" cannot be used: its disk is full or failing; free space, then ask again\n",
         " ist nicht brauchbar: der Datenträger ist voll oder versagt; Platz schaffen, dann erneut "
         "fragen\n");
  } else if (strstr(name, "/views/") != NULL) {
    tell(" is damaged or ends too early, or its disk is failing; delete the ledger's folder views, "
         "which is made anew from the log, and ask again\n",
         " ist beschädigt oder endet zu früh, oder der Datenträger versagt; den Ordner views des "
         "Stadtbuchs löschen, er wird aus dem Logbuch neu angelegt, und erneut fragen\n");
  } else {
    tell(" is damaged or ends too early, or its disk is failing; “stadtbuch verify” says how far it "
         "can be read; restore the folder log from a backup\n",
         " ist beschädigt oder endet zu früh, oder der Datenträger versagt; „stadtbuch verify“ sagt, "
         "wie weit es lesbar ist; den Ordner log aus einer Sicherung zurückholen\n");
  }
}

static void say_note(void) {
  const struct text *note = &notes[atomic_load(&shown_note)];
  if (note->count == 0) return;
  append(note->bytes, note->count);
  say("\n");
}

static void say_last_words(void) {
  if (last_words.count == 0) return;
  say(" (");
  append(last_words.bytes, last_words.count);
  say(")");
}

static const char *cause(int number) {
  switch (number) {
    case SIGBUS: return "SIGBUS";
    case SIGSEGV: return "SIGSEGV";
    case SIGABRT: return "SIGABRT";
    case SIGILL: return "SIGILL";
    case SIGTRAP: return "SIGTRAP";
    default: return "SIGFPE";
  }
}

static void say_stopped(int number) {
  tell("stadtbuch: stopped (", "stadtbuch: angehalten (");
  say(cause(number));
  tell(") by a fault of the program", ") durch einen Fehler des Programms");
  say_last_words();
  size_t before = line_count;
  tell(", or by a damaged page in ", " oder durch eine beschädigte Seite in ");
  if (say_stores() > 0) {
    tell("; delete the ledger's folder views, which is made anew from the log, and ask again; "
         "“stadtbuch verify” says whether the log is sound\n",
         "; den Ordner views des Stadtbuchs löschen, er wird aus dem Logbuch neu angelegt, und erneut "
         "fragen; „stadtbuch verify“ sagt, ob das Logbuch in Ordnung ist\n");
  } else {
    line_count = before;
    tell("; please report the command that was given\n",
         "; bitte den Befehl melden, der gegeben wurde\n");
  }
}

static void end(int number, siginfo_t *info, void *context) {
  (void)context;
  // The first thread says it; another that is stopped meanwhile waits for the end.
  while (atomic_flag_test_and_set(&is_ending)) pause();
  int has_address = (number == SIGBUS || number == SIGSEGV) && info->si_code > 0;
  if (has_address && find_file((uintptr_t)info->si_addr)) say_about_file(path);
  else say_stopped(number);
  say_note();
  flush();
  _exit(exit_input_output);
}

void fault_install(void) {
  stack_t stack = {.ss_sp = alternate_stack, .ss_size = sizeof alternate_stack};
  sigaltstack(&stack, NULL);
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_sigaction = end;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_RESETHAND;
  sigfillset(&action.sa_mask);
  const int numbers[] = {SIGBUS, SIGSEGV, SIGABRT, SIGILL, SIGTRAP, SIGFPE};
  for (size_t index = 0; index < sizeof numbers / sizeof *numbers; index++)
    sigaction(numbers[index], &action, NULL);
  // The runtime prints its backtrace for this one, too.
  signal(SIGQUIT, SIG_DFL);
}

// MARK: What is prepared

static void add(struct text *text, uint8_t byte) {
  if (text->count < sizeof text->bytes) text->bytes[text->count++] = (char)byte;
}

void fault_speak_german(void) { is_german = 1; }

void fault_note_begin(void) { notes[1 - atomic_load(&shown_note)].count = 0; }

void fault_note_byte(uint8_t byte) { add(&notes[1 - atomic_load(&shown_note)], byte); }

void fault_note_end(void) { atomic_store(&shown_note, 1 - atomic_load(&shown_note)); }

void fault_file_byte(uint8_t byte) { add(&file, byte); }

_Noreturn void fault_end_at_file(void) {
  while (atomic_flag_test_and_set(&is_ending)) pause();
  if (file.count == sizeof file.bytes) file.count--;
  file.bytes[file.count] = 0;
  say_about_file(file.bytes);
  say_note();
  flush();
  _exit(exit_input_output);
}

// MARK: What a runtime says before it stops

static int is_last_word(const char *bytes, size_t count) {
  const char *const signs[] = {"Fatal error", "Precondition failed", "Assertion failed"};
  for (size_t index = 0; index < sizeof signs / sizeof *signs; index++)
    if (memmem(bytes, count, signs[index], strlen(signs[index])) != NULL) return 1;
  return 0;
}

static ssize_t write_stream(void *cookie, const char *bytes, size_t count) {
  (void)cookie;
  if (!is_last_word(bytes, count)) return write(STDERR_FILENO, bytes, count);
  while (count > 0 && bytes[count - 1] == '\n') count--;
  last_words.count = 0;
  for (size_t index = 0; index < count; index++) add(&last_words, (uint8_t)bytes[index]);
  return (ssize_t)count + 1;
}

void fault_capture_stream(void) {
  cookie_io_functions_t functions = {.write = write_stream};
  FILE *stream = fopencookie(NULL, "w", functions);
  if (stream == NULL) return;
  setvbuf(stream, NULL, _IOLBF, 0);
  stderr = stream;
}
