/* python.exe of the build machine's Windows runtime: passes the wide command line to python3xx.dll. Never shipped. */
#include <wchar.h>

int Py_Main(int argc, wchar_t **argv);

int wmain(int argc, wchar_t **argv) { return Py_Main(argc, argv); }
