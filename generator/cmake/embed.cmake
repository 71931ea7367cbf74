# Puts templates/, the bundled assets and the Dutch interface texts into the program, so that one file is enough to build a guide.

function(embed_defaults target)
  set(root ${PROJECT_SOURCE_DIR})
  set(assets ${CMAKE_BINARY_DIR}/assets)
  file(GLOB_RECURSE templates CONFIGURE_DEPENDS ${root}/templates/*.html)
  file(GLOB_RECURSE asset_sources CONFIGURE_DEPENDS ${root}/templates/assets/*)

  add_custom_command(
    OUTPUT ${assets}/stamp
    COMMAND ${CMAKE_COMMAND} -E rm -rf ${assets}
    COMMAND ${root}/script/build-assets ${assets}
    COMMAND ${CMAKE_COMMAND} -E touch ${assets}/stamp
    DEPENDS ${asset_sources} ${root}/script/build-assets ${root}/script/build-assets.mjs ${root}/package-lock.json
    COMMENT "Bundling scripts, styles and fonts"
    VERBATIM)

  set(listing ${CMAKE_CURRENT_BINARY_DIR}/defaults.S)
  add_custom_command(
    OUTPUT ${listing}
    COMMAND ${CMAKE_COMMAND} -DROOT=${root} -DASSETS=${assets} -DOUTPUT=${listing}
            -P ${CMAKE_CURRENT_FUNCTION_LIST_DIR}/write-listing.cmake
    DEPENDS ${assets}/stamp ${templates} ${root}/data/i18n/nl.yaml ${CMAKE_CURRENT_FUNCTION_LIST_DIR}/write-listing.cmake
    COMMENT "Embedding templates and assets"
    VERBATIM)

  add_library(${target} STATIC ${listing} ${CMAKE_CURRENT_SOURCE_DIR}/defaults/defaults.cpp)
  target_include_directories(${target} PUBLIC ${CMAKE_CURRENT_SOURCE_DIR})
endfunction()
