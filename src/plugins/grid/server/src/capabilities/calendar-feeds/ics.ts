import ICAL from 'ical.js';
import type { Component } from './domain/jcal';

/** RFC 5545: 75 octets a line without its end. The library counts the space that begins a folded line to none of them. */
const OCTETS = 74;
ICAL.foldLength = OCTETS;

/** The calendar as text: escaped, folded between characters, and each line ends with CRLF. */
export const icsOf = (calendar: Component): string => ICAL.stringify(calendar);
