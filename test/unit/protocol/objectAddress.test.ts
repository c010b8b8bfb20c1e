import { describe, expect, it } from 'vitest';
import { parseObjectAddress, toBucketKey } from '../../../protocol/aps/objectAddress';

const LINK =
	'https://developer.api.autodesk.com/oss/v2/buckets/my-drawings/objects/level%2001%2FA%26B%20100%25.dwg';
const ADDRESS = { bucketKey: 'my-drawings', objectKey: 'level 01/A&B 100%.dwg' };

const once = encodeURIComponent(LINK);
const safeLink = `https://eur02.safelinks.protection.outlook.com/?url=${once}&data=05%7C02%7Ckim&reserved=0`;
const proofpoint2 = once.replace(/-/g, '%2D').replace(/%2F/g, '_').replace(/%/g, '-');
/** Each `%` is replaced, as Proofpoint does. */
const proofpoint3 = LINK.replace(/%/g, '*');
const percentSigns = Buffer.from('%'.repeat(LINK.split('%').length - 1)).toString('base64url');

describe('an object by its link', () => {
	it.each([
		['as it is', LINK],
		['in angle brackets', `<${LINK}>`],
		['wrapped by Safe Links', safeLink],
		['wrapped twice', `https://www.google.com/url?q=${encodeURIComponent(safeLink)}&sa=D`],
		['wrapped by Cisco', `https://secure-web.cisco.com/1a2B-_/${once}`],
		['wrapped by Proofpoint v1', `https://urldefense.proofpoint.com/v1/url?u=${once}&k=abc`],
		[
			'wrapped by Proofpoint v2',
			`https://urldefense.proofpoint.com/v2/url?u=${proofpoint2}&d=DwMFaQ&c=abc`,
		],
		[
			'wrapped by Proofpoint v3',
			`https://urldefense.com/v3/__${proofpoint3}__;${percentSigns}!!ABC$`,
		],
		[
			'wrapped by Sophos',
			`https://eu-central-1.protection.sophos.com?d=autodesk.com&u=${encodeURIComponent(Buffer.from(LINK).toString('base64'))}&i=NWY`,
		],
	])('%s has its exact key', (_how, link) => {
		expect(parseObjectAddress(link)).toEqual(ADDRESS);
		expect(toBucketKey(link)).toBe('my-drawings');
	});

	it.each(['drawings/A-101.dwg', 'https://example.com/?url=drawings', 'a?url=https://b', '%'])(
		'is not seen in %s',
		(text) => {
			expect(parseObjectAddress(text)).toBeUndefined();
			expect(toBucketKey(text)).toBe(text);
		},
	);
});
