/* Stand-in for icuuc.dll, which Windows 10 1903 and later have and Wine lacks: Qt6Core imports these converters.
   Each reports "unsupported" (U_FILE_ACCESS_ERROR), and Qt then uses its own. For Wine only; never shipped. */
#define EXPORT __declspec(dllexport)
#define UNSUPPORTED(status) if (status) *(status) = 4

EXPORT void *ucnv_open(const char *name, int *status) { UNSUPPORTED(status); return 0; }
EXPORT void ucnv_close(void *converter) {}
EXPORT void ucnv_reset(void *converter) {}
EXPORT signed char ucnv_getMaxCharSize(void *converter) { return 4; }
EXPORT const char *ucnv_getName(void *converter, int *status) { UNSUPPORTED(status); return 0; }
EXPORT const char *ucnv_getStandardName(const char *name, const char *standard, int *status) { UNSUPPORTED(status); return 0; }
EXPORT const char *ucnv_getAvailableName(int number) { return 0; }
EXPORT int ucnv_countAvailable(void) { return 0; }
EXPORT void ucnv_getToUCallBack(void *converter, void *action, void *context) {}
EXPORT void ucnv_getFromUCallBack(void *converter, void *action, void *context) {}
EXPORT void ucnv_setToUCallBack(void *c, void *action, void *context, void *old, void *oldContext, int *status) { UNSUPPORTED(status); }
EXPORT void ucnv_setFromUCallBack(void *c, void *action, void *context, void *old, void *oldContext, int *status) { UNSUPPORTED(status); }
EXPORT void ucnv_cbToUWriteUChars(void *args, void *source, int length, int offset, int *status) { UNSUPPORTED(status); }
EXPORT void ucnv_cbFromUWriteUChars(void *args, void *source, void *limit, int offset, int *status) { UNSUPPORTED(status); }
EXPORT void ucnv_toUnicode(void *c, void *t, void *tl, void *s, void *sl, void *o, char flush, int *status) { UNSUPPORTED(status); }
EXPORT void ucnv_fromUnicode(void *c, void *t, void *tl, void *s, void *sl, void *o, char flush, int *status) { UNSUPPORTED(status); }
EXPORT int ucnv_toUCountPending(void *converter, int *status) { UNSUPPORTED(status); return 0; }
EXPORT int ucnv_fromUCountPending(void *converter, int *status) { UNSUPPORTED(status); return 0; }
EXPORT void UCNV_FROM_U_CALLBACK_SUBSTITUTE(void) {}
EXPORT void UCNV_TO_U_CALLBACK_SUBSTITUTE(void) {}
