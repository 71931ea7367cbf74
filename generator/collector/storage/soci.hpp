// SOCI, without its support for the types of Boost: Debian's SOCI was built with it, but does not bring
// Boost's headers along. Only templates that we do not use depend on this.
#pragma once

#include <soci/soci-config.h>
#undef SOCI_HAVE_BOOST
#undef SOCI_HAVE_BOOST_DATE_TIME
#include <soci/soci.h>
