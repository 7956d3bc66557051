/** A part of the engine can't be had: there is no network, most likely. */
export class MissingPart extends Error {}
