; Từng Nhà, installed for one user without administrator rights. `run.py windows` gives VERSION, SCHEMA (the
; newest version of the data that this program knows), BUNDLE, ROOT and OUTPUT.
;
; Exit codes, also with /S: 0 installed, 1 cancelled, 2 stopped by a fault of the disk, 3 the program is running,
; 4 the data on this machine is of a newer program.
Unicode true
Target amd64-unicode
SetCompressor /SOLID lzma
ManifestSupportedOS Win10
RequestExecutionLevel user

!include MUI2.nsh
!include FileFunc.nsh
!include WinVer.nsh
!include LogicLib.nsh

!define NAME "Từng Nhà"
!define PRODUCT "Software\tung-nha"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\tung-nha"
!define CLASSES "Software\Classes"
!define DATA "$LOCALAPPDATA\tung-nha"

Name "${NAME}"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\tung-nha"
InstallDirRegKey HKCU "${PRODUCT}" "Folder"
BrandingText "${NAME} ${VERSION}"

!define MUI_ICON "${ROOT}/resources/icons/tung-nha.ico"
!define MUI_UNICON "${ROOT}/resources/icons/tung-nha.ico"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\tung-nha.exe"
!insertmacro MUI_PAGE_LICENSE "${ROOT}/LICENSE"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Vietnamese"
!insertmacro MUI_LANGUAGE "English"

LangString RUNNING ${LANG_VIETNAMESE} "Từng Nhà đang chạy. Chưa có gì thay đổi. Hãy đóng chương trình rồi bấm Thử lại."
LangString RUNNING ${LANG_ENGLISH} "Từng Nhà is running. Nothing was changed. Close the program, then press Retry."
LangString NEWER ${LANG_VIETNAMESE} "Dữ liệu trên máy này do bản mới hơn của chương trình ghi; bản ${VERSION} không đọc được. Chưa có gì thay đổi. Hãy dùng bản cài mới hơn."
LangString NEWER ${LANG_ENGLISH} "The data on this machine was written by a newer version of the program, which ${VERSION} cannot read. Nothing was changed. Use a newer installer."
LangString TOO_OLD ${LANG_VIETNAMESE} "Cần Windows 10 bản 1903 trở lên, 64 bit. Chưa có gì được cài."
LangString TOO_OLD ${LANG_ENGLISH} "Windows 10 version 1903 or later, 64-bit, is needed. Nothing was installed."
LangString FAILED ${LANG_VIETNAMESE} "Không ghi đủ tệp, có thể đĩa đã đầy. Dữ liệu của anh chị không bị ảnh hưởng. Hãy dọn chỗ trống rồi cài lại."
LangString FAILED ${LANG_ENGLISH} "Not all files could be written; the disk may be full. Your data is not affected. Make room, then install again."
LangString LEFT ${LANG_VIETNAMESE} "Đã gỡ chương trình. Dữ liệu của anh chị vẫn còn nguyên ở:$\r$\n${DATA}"
LangString LEFT ${LANG_ENGLISH} "The program is removed. Your data is still at:$\r$\n${DATA}"
LangString FILE ${LANG_VIETNAMESE} "Tệp của Từng Nhà"
LangString FILE ${LANG_ENGLISH} "Từng Nhà file"

VIProductVersion "${VERSION}.0"
!macro RESOURCE language description
  VIAddVersionKey /LANG=${language} "ProductName" "${NAME}"
  VIAddVersionKey /LANG=${language} "ProductVersion" "${VERSION}"
  VIAddVersionKey /LANG=${language} "FileVersion" "${VERSION}"
  VIAddVersionKey /LANG=${language} "FileDescription" "${description}"
  VIAddVersionKey /LANG=${language} "LegalCopyright" "Apache License 2.0"
!macroend
!insertmacro RESOURCE ${LANG_VIETNAMESE} "Cài đặt Từng Nhà"
!insertmacro RESOURCE ${LANG_ENGLISH} "Từng Nhà set-up"

; A running program cannot be opened for writing. Jumps to the end with exit code 3 where the user gives up.
!macro REFUSE_WHILE_RUNNING prefix
Function ${prefix}RefuseWhileRunning
  again:
  ${If} ${FileExists} "$INSTDIR\tung-nha.exe"
    ClearErrors
    FileOpen $0 "$INSTDIR\tung-nha.exe" a
    ${If} ${Errors}
      MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(RUNNING)" /SD IDCANCEL IDRETRY again
      SetErrorLevel 3
      Quit
    ${EndIf}
    FileClose $0
  ${EndIf}
FunctionEnd
!macroend
!insertmacro REFUSE_WHILE_RUNNING ""
!insertmacro REFUSE_WHILE_RUNNING "un."

Function .onInit
  ${IfNot} ${AtLeastWin10}
    MessageBox MB_OK|MB_ICONSTOP "$(TOO_OLD)" /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
  ReadRegDWORD $0 HKCU "${PRODUCT}" "DataVersion"
  ${If} $0 > ${SCHEMA}
    MessageBox MB_OK|MB_ICONSTOP "$(NEWER)" /SD IDOK
    SetErrorLevel 4
    Quit
  ${EndIf}
FunctionEnd

Section
  Call RefuseWhileRunning
  SetOutPath "$INSTDIR"
  ClearErrors
  RMDir /r "$INSTDIR\lib"
  File /r "${BUNDLE}/*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  ${If} ${Errors}
    MessageBox MB_OK|MB_ICONSTOP "$(FAILED)" /SD IDOK
    SetErrorLevel 2
    Abort
  ${EndIf}
  CreateShortCut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\tung-nha.exe"
  CreateShortCut "$DESKTOP\${NAME}.lnk" "$INSTDIR\tung-nha.exe"
  WriteRegStr HKCU "${PRODUCT}" "Folder" "$INSTDIR"
  WriteRegDWORD HKCU "${PRODUCT}" "DataVersion" ${SCHEMA}
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\tung-nha.exe"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" $0
  WriteRegStr HKCU "${CLASSES}\tung-nha.file" "" "$(FILE)"
  WriteRegStr HKCU "${CLASSES}\tung-nha.file\DefaultIcon" "" "$INSTDIR\tung-nha.exe,0"
  WriteRegStr HKCU "${CLASSES}\tung-nha.file\shell\open\command" "" '"$INSTDIR\tung-nha.exe" --open "%1"'
  WriteRegStr HKCU "${CLASSES}\.tnb" "" "tung-nha.file"
  WriteRegStr HKCU "${CLASSES}\.tnd" "" "tung-nha.file"
  ${RefreshShellIcons}
SectionEnd

Section Uninstall
  Call un.RefuseWhileRunning
  RMDir /r "$INSTDIR\lib"
  Delete "$INSTDIR\tung-nha.exe"
  Delete "$INSTDIR\tung-nha-cli.exe"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  Delete "$DESKTOP\${NAME}.lnk"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegValue HKCU "${PRODUCT}" "Folder"
  DeleteRegKey HKCU "${CLASSES}\tung-nha.file"
  DeleteRegKey HKCU "${CLASSES}\.tnb"
  DeleteRegKey HKCU "${CLASSES}\.tnd"
  ${RefreshShellIcons}
  ; "DataVersion" stays, as the data does: an older program must not be installed over it.
  MessageBox MB_OK|MB_ICONINFORMATION "$(LEFT)" /SD IDOK
SectionEnd
