# Writes an assembler file that includes each default file and a table of names, starts and ends.
# In: ROOT (of the project), ASSETS (bundled), OUTPUT.

set(text "  .section .rodata\n")
set(table "")
set(number 0)

macro(embed name path)
  string(APPEND text "name${number}: .asciz \"${name}\"\n  .balign 16\nstart${number}: .incbin \"${path}\"\nend${number}: .byte 0\n")
  string(APPEND table "  .quad name${number}, start${number}, end${number}\n")
  math(EXPR number "${number} + 1")
endmacro()

file(GLOB_RECURSE templates RELATIVE ${ROOT}/templates ${ROOT}/templates/*.html)
list(SORT templates)
foreach(template ${templates})
  embed(templates/${template} ${ROOT}/templates/${template})
endforeach()
file(GLOB_RECURSE assets RELATIVE ${ASSETS} ${ASSETS}/*)
list(SORT assets)
foreach(asset ${assets})
  if(asset STREQUAL "icons.txt")
    embed(icons.txt ${ASSETS}/icons.txt)  # not an asset of a site: pages hold the icons that they show
  elseif(NOT asset STREQUAL "stamp")
    embed(assets/${asset} ${ASSETS}/${asset})
  endif()
endforeach()
embed(i18n/nl.yaml ${ROOT}/data/i18n/nl.yaml)

string(APPEND text "  .section .data.rel.ro, \"aw\"\n  .balign 8\n  .globl leidraad_defaults\nleidraad_defaults:\n${table}  .quad 0, 0, 0\n")
string(APPEND text "  .section .note.GNU-stack, \"\", @progbits\n")
file(WRITE ${OUTPUT} "${text}")
