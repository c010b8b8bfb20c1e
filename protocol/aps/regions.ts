/**
 * Where Autodesk stores data and webhooks. OSS, account administration and webhooks use the same eight
 * values; Data Management needs none because it routes by ID.
 */
export const REGIONS = ['US', 'EMEA', 'AUS', 'CAN', 'DEU', 'IND', 'JPN', 'GBR'] as const;

export type Region = (typeof REGIONS)[number];

export const DEFAULT_REGION: Region = 'US';

/** The name of each region in Autodesk's documentation. */
export const REGION_LABELS: Readonly<Record<Region, string>> = {
	US: 'United States',
	EMEA: 'Europe, Middle East and Africa',
	AUS: 'Australia',
	CAN: 'Canada',
	DEU: 'Germany',
	IND: 'India',
	JPN: 'Japan',
	GBR: 'United Kingdom',
};

/**
 * Reads a region as returned by Autodesk or typed by a user. `APAC` is the old name of `AUS`
 * (responses about hubs switched in August 2025).
 *
 * @returns the region, or undefined if the text is not a region
 */
export function parseRegion(text: string | undefined | null): Region | undefined {
	const name = text?.trim().toUpperCase();
	if (name === 'APAC') return 'AUS';
	return REGIONS.find((region) => region === name);
}
