; Từng Nhà, installed for one user without administrator rights. `run.py windows` gives VERSION, SCHEMA (the
; newest version of the data that this program knows), BUNDLE, ROOT and OUTPUT.
;
; Exit codes, also with /S: 0 installed, 1 cancelled, 2 stopped by a fault of the disk, 3 the program is running,
; 4 the data on this machine is of a newer program.
;
; The program itself starts both of these (app/updates.py) and ends; they wait for that. With /WINDOW, which
; asks nothing either, they open the program afterwards.
;   setup.exe     /UPDATE=VERSION /S|/WINDOW /D=FOLDER   installs, and keeps VERSION, the present one, in FOLDER-VERSION
;   uninstall.exe /BACK=VERSION /SCHEMA=N /S|/WINDOW     puts VERSION, which knows the data's version N, in place again
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
!define PROGRAM "tung-nha.exe"
!define COMMANDS "tung-nha-cli.exe"
!define LONGEST_WAIT_S 60

Name "${NAME}"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\tung-nha"
InstallDirRegKey HKCU "${PRODUCT}" "Folder"
BrandingText "${NAME} ${VERSION}"

!define MUI_ICON "${ROOT}/resources/icons/tung-nha.ico"
!define MUI_UNICON "${ROOT}/resources/icons/tung-nha.ico"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}"
!define MUI_PAGE_CUSTOMFUNCTION_PRE SkipInUpdate
!insertmacro MUI_PAGE_LICENSE "${ROOT}/LICENSE"
!define MUI_PAGE_CUSTOMFUNCTION_PRE SkipInUpdate
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_PAGE_CUSTOMFUNCTION_PRE SkipInUpdate
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
LangString FAILED ${LANG_VIETNAMESE} "Không ghi đủ tệp, có thể đĩa đã đầy. Bản chương trình trước (nếu có) được để lại như cũ, dữ liệu của anh chị không bị ảnh hưởng. Hãy dọn chỗ trống rồi cài lại."
LangString FAILED ${LANG_ENGLISH} "Not all files could be written; the disk may be full. The version before, if there was one, is in place again, and your data is not affected. Make room, then install again."
LangString NOT_BACK ${LANG_VIETNAMESE} "Không trở lại được bản trước. Bản đang dùng và dữ liệu vẫn như cũ. Hãy khởi động lại máy rồi thử lại."
LangString NOT_BACK ${LANG_ENGLISH} "The version before could not be put in place. The present version and the data are as they were. Restart the machine, then try again."
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

Var Former  ; version that an update keeps, or that is put in place again; empty in a usual installation
Var Window  ; 1: open the program afterwards
Var Aside   ; folder that the present program is moved to
Var Source  ; arguments of MoveProgram
Var Target

Function SkipInUpdate
  ${If} $Former != ""
    Abort
  ${EndIf}
FunctionEnd

!macro TRY_OPEN file
  ${If} ${FileExists} "${file}"
    ClearErrors
    FileOpen $0 "${file}" a
    ${If} ${Errors}
      StrCpy $1 1
    ${Else}
      FileClose $0
    ${EndIf}
  ${EndIf}
!macroend

!macro SHARED prefix
; A running program cannot be opened for writing. Quits with exit code 3 where the user gives up.
Function ${prefix}RefuseWhileRunning
  StrCpy $2 0
  again:
  StrCpy $1 0
  !insertmacro TRY_OPEN "$INSTDIR\${PROGRAM}"
  !insertmacro TRY_OPEN "$INSTDIR\${COMMANDS}"
  ${If} $1 == 1
    ${If} $Former != ""
    ${AndIf} $2 < ${LONGEST_WAIT_S}
      IntOp $2 $2 + 1
      Sleep 1000
      Goto again
    ${EndIf}
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(RUNNING)" /SD IDCANCEL IDRETRY again
    SetErrorLevel 3
    Quit
  ${EndIf}
FunctionEnd

Function ${prefix}ReadOptions
  StrCpy $Window 0
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/WINDOW" $1
  ${IfNot} ${Errors}
    StrCpy $Window 1
  ${EndIf}
FunctionEnd

Function ${prefix}OpenAfterwards
  ${If} $Window == 1
    Exec '"$INSTDIR\${PROGRAM}"'
  ${EndIf}
FunctionEnd

; Move the program from $Source to $Target; on errors everything is in $Source again. A scanner may hold a file
; for a moment.
Function ${prefix}MoveProgram
  StrCpy $2 0
  again:
  CreateDirectory "$Target"
  ClearErrors
  !insertmacro MOVE_PARTS "$Source" "$Target"
  ${If} ${Errors}
    !insertmacro MOVE_PARTS "$Target" "$Source"
    RMDir "$Target"
    IntOp $2 $2 + 1
    ${If} $2 < 20
      Sleep 500
      Goto again
    ${EndIf}
    SetErrors
  ${Else}
    RMDir "$Source"
    ClearErrors
  ${EndIf}
FunctionEnd
!macroend

!macro MOVE_PARTS from to
  !insertmacro MOVE_PART lib "${from}" "${to}"
  !insertmacro MOVE_PART ${PROGRAM} "${from}" "${to}"
  !insertmacro MOVE_PART ${COMMANDS} "${from}" "${to}"
  !insertmacro MOVE_PART uninstall.exe "${from}" "${to}"
!macroend

!macro MOVE_PART name from to
  ${If} ${FileExists} "${from}\${name}"
    Rename "${from}\${name}" "${to}\${name}"
  ${EndIf}
!macroend

!macro DELETE_PROGRAM folder
  RMDir /r "${folder}\lib"
  Delete "${folder}\${PROGRAM}"
  Delete "${folder}\${COMMANDS}"
  Delete "${folder}\uninstall.exe"
  RMDir "${folder}"
!macroend

; Under another name first: half of it is then never put back.
!macro DELETE_ASIDE
  Rename "$Aside" "$INSTDIR.old"
  !insertmacro DELETE_PROGRAM "$INSTDIR.old"
  !insertmacro DELETE_PROGRAM "$Aside"
!macroend

!insertmacro SHARED ""
!insertmacro SHARED "un."

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
  Call ReadOptions
  ${GetParameters} $0
  ${GetOptions} $0 "/UPDATE=" $Former
FunctionEnd

!macro DROP_REPLACED name
  ${If} ${FileExists} "$Aside\${name}"
    RMDir /r "$INSTDIR\${name}"
    Delete "$INSTDIR\${name}"
  ${EndIf}
!macroend

; Put the program back that was moved aside. Where an installation was cut off, the next one begins here too:
; then a part of the program may still be, or be again, in its place.
Function RestoreAside
  ${If} $Aside != ""
  ${AndIf} ${FileExists} "$Aside\*.*"
    SetOutPath "$TEMP"  ; a write that failed leaves the working folder in lib, which could not be deleted
    !insertmacro DROP_REPLACED lib
    !insertmacro DROP_REPLACED ${PROGRAM}
    !insertmacro DROP_REPLACED ${COMMANDS}
    !insertmacro DROP_REPLACED uninstall.exe
    StrCpy $Source "$Aside"
    StrCpy $Target "$INSTDIR"
    Call MoveProgram
  ${EndIf}
FunctionEnd

; An installation that was cut off left its program aside, and an update noted where.
Function MendCutOff
  !insertmacro DELETE_PROGRAM "$INSTDIR.old"
  StrCpy $3 "$Aside"
  StrCpy $Aside "$INSTDIR.aside"
  Call RestoreAside
  ReadRegStr $0 HKCU "${PRODUCT}" "Updating"
  ${If} $0 != ""
    StrCpy $Aside "$INSTDIR-$0"
    Call RestoreAside
    DeleteRegValue HKCU "${PRODUCT}" "Updating"
  ${EndIf}
  StrCpy $Aside "$3"
FunctionEnd

Function .onInstFailed
  Call RestoreAside
  DeleteRegValue HKCU "${PRODUCT}" "Updating"
  Call OpenAfterwards
FunctionEnd

Function .onInstSuccess
  Call OpenAfterwards
FunctionEnd

Section
  ${If} $Former != ""
    SetAutoClose true
    StrCpy $Aside "$INSTDIR-$Former"
  ${Else}
    StrCpy $Aside "$INSTDIR.aside"
  ${EndIf}
  Call RefuseWhileRunning
  Call MendCutOff
  ${If} ${FileExists} "$INSTDIR\${PROGRAM}"
    !insertmacro DELETE_PROGRAM "$Aside"
    ${If} $Former != ""
      WriteRegStr HKCU "${PRODUCT}" "Updating" "$Former"
    ${EndIf}
    StrCpy $Source "$INSTDIR"
    StrCpy $Target "$Aside"
    Call MoveProgram
    ${If} ${Errors}
      StrCpy $Aside ""
      Goto failed
    ${EndIf}
  ${EndIf}
  SetOutPath "$INSTDIR"
  ClearErrors
  File /r "${BUNDLE}/*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  ${If} ${Errors}
    failed:
    Call RestoreAside
    MessageBox MB_OK|MB_ICONSTOP "$(FAILED)" /SD IDOK
    SetErrorLevel 2
    Abort
  ${EndIf}
  ${If} $Former != ""
    ReadRegStr $0 HKCU "${PRODUCT}" "Kept"
    ${If} $0 != ""
    ${AndIf} $0 != $Former
      !insertmacro DELETE_PROGRAM "$INSTDIR-$0"
    ${EndIf}
    WriteRegStr HKCU "${PRODUCT}" "Kept" "$Former"
    DeleteRegValue HKCU "${PRODUCT}" "Updating"
    Delete "${DATA}\updates\former.json"
    Rename "${DATA}\updates\pending.json" "${DATA}\updates\former.json"
  ${Else}
    !insertmacro DELETE_ASIDE
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

Function un.onInit
  ${GetParameters} $0
  ${GetOptions} $0 "/BACK=" $Former
  ${If} $Former != ""
    Call un.ReadOptions
    Call un.GoBack
    Quit
  ${EndIf}
FunctionEnd

Function un.GoBack
  Call un.RefuseWhileRunning
  StrCpy $Aside "$INSTDIR.aside"
  ${IfNot} ${FileExists} "$INSTDIR-$Former\${PROGRAM}"
    Goto failed
  ${EndIf}
  !insertmacro DELETE_PROGRAM "$Aside"
  StrCpy $Source "$INSTDIR"
  StrCpy $Target "$Aside"
  Call un.MoveProgram
  ${If} ${Errors}
    Goto failed
  ${EndIf}
  StrCpy $Source "$INSTDIR-$Former"
  StrCpy $Target "$INSTDIR"
  Call un.MoveProgram
  ${If} ${Errors}
    StrCpy $Source "$Aside"
    Call un.MoveProgram
    failed:
    MessageBox MB_OK|MB_ICONSTOP "$(NOT_BACK)" /SD IDOK
    SetErrorLevel 2
  ${Else}
    !insertmacro DELETE_ASIDE
    Delete "${DATA}\updates\former.json"
    ${GetParameters} $0
    ${GetOptions} $0 "/SCHEMA=" $1
    WriteRegDWORD HKCU "${PRODUCT}" "DataVersion" $1
    WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "$Former"
    DeleteRegValue HKCU "${PRODUCT}" "Kept"
    SetErrorLevel 0
  ${EndIf}
  Call un.OpenAfterwards
FunctionEnd

Section Uninstall
  Call un.RefuseWhileRunning
  !insertmacro DELETE_PROGRAM "$INSTDIR"
  !insertmacro DELETE_PROGRAM "$INSTDIR.aside"
  !insertmacro DELETE_PROGRAM "$INSTDIR.old"
  ReadRegStr $0 HKCU "${PRODUCT}" "Kept"
  ${If} $0 != ""
    !insertmacro DELETE_PROGRAM "$INSTDIR-$0"
  ${EndIf}
  ReadRegStr $0 HKCU "${PRODUCT}" "Folder"
  ${IfNot} ${FileExists} "$0\${PROGRAM}"  ; else the entries are those of a version in another folder
    RMDir /r "${DATA}\updates"
    Delete "$SMPROGRAMS\${NAME}.lnk"
    Delete "$DESKTOP\${NAME}.lnk"
    DeleteRegKey HKCU "${UNINSTALL}"
    DeleteRegValue HKCU "${PRODUCT}" "Folder"
    DeleteRegValue HKCU "${PRODUCT}" "Kept"
    DeleteRegValue HKCU "${PRODUCT}" "Updating"
    DeleteRegKey HKCU "${CLASSES}\tung-nha.file"
    DeleteRegKey HKCU "${CLASSES}\.tnb"
    DeleteRegKey HKCU "${CLASSES}\.tnd"
  ${EndIf}
  ${RefreshShellIcons}
  ; "DataVersion" stays, as the data does: an older program must not be installed over it.
  MessageBox MB_OK|MB_ICONINFORMATION "$(LEFT)" /SD IDOK
SectionEnd
