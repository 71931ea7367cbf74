#!/usr/bin/env bash
printf %s een-code > code
