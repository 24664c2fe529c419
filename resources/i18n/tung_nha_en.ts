<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>Findings</name>
    <message numerus="yes">
        <source>Show %n row(s)</source>
        <translation>
            <numerusform>Show %n row</numerusform>
            <numerusform>Show %n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RosterPanel</name>
    <message numerus="yes">
        <source>Import %n household(s)</source>
        <translation>
            <numerusform>Import %n household</numerusform>
            <numerusform>Import %n households</numerusform>
        </translation>
    </message>
</context>
</TS>
