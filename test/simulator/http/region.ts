import { REGIONS } from '../../../protocol/aps/regions';
import type { Region } from '../../../protocol/aps/regions';
import { Refusal } from './refusal';

/**
 * Reads a region as it must be written: in capitals, and not by the old name `APAC`.
 *
 * @returns undefined when none is named
 * @throws Refusal 400 for an unknown one
 */
export function readRegion(text: string | undefined): Region | undefined {
	if (text === undefined) return undefined;
	const region = REGIONS.find((known) => known === text);
	if (region) return region;
	throw new Refusal(400, `Region must be one of ${REGIONS.join(', ')}, not "${text}"`);
}
