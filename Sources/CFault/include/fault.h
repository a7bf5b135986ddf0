#pragma once
#include <stdint.h>

/// How a program ends that the system or the runtime stops in the middle: with one line on standard
/// error that names the file, and exit code 74, instead of a signal and a backtrace.
///
/// No function here takes a pointer, so that Swift can call them all without unsafe code.

/// Installs the handlers of SIGBUS, SIGSEGV, SIGABRT, SIGILL, SIGTRAP and SIGFPE, in place of those
/// that print a backtrace. Call it once, first thing on the main thread.
void fault_install(void);

/// Keeps what the C library's standard error stream is given, so that what a runtime says before
/// it stops becomes a part of the one line. Standard error itself stays as it is.
void fault_capture_stream(void);

/// Lets the line be said in German.
void fault_speak_german(void);

/// Begins a note that is shown, after the line, if the program is stopped: what it had found out by
/// then. It replaces the last one when it is ended.
void fault_note_begin(void);
/// Adds a byte to the note; what is too much is left out.
void fault_note_byte(uint8_t byte);
/// Makes the note the one that is shown; an empty one shows nothing.
void fault_note_end(void);

/// Adds a byte to the path of the file that ``fault_end_at_file`` names.
void fault_file_byte(uint8_t byte);
/// Ends the program with the line about that file.
_Noreturn void fault_end_at_file(void);
