import { defineEndpoint } from '../http/endpoint';
import { Refusal } from '../http/refusal';
import { translationOf } from './access';
import { statusOf } from './manifests';

/** One transparent pixel. */
const PIXEL =
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

const SIZES = ['100', '200', '400'] as const;

export const getThumbnail = defineEndpoint({
	service: 'modelDerivative',
	method: 'GET',
	path: '/modelderivative/v2/designdata/{urn}/thumbnail',
	scopes: [['data:read', 'viewables:read']],
	tokens: ['2L', '3L', 'SSA'],
	query: ['width', 'height'],
	handle(call) {
		const width = call.query.oneOf('width', SIZES) ?? '200';
		call.query.oneOf('height', SIZES);
		const { sourceName, formats } = translationOf(call);
		if (![...formats.values()].some((made) => statusOf(made) === 'success')) {
			throw new Refusal(404, 'The model has no thumbnail');
		}
		return {
			status: 200,
			bytes: Buffer.from(PIXEL, 'base64'),
			headers: {
				'Content-Type': 'image/png',
				'x-ads-name': encodeURIComponent(`${sourceName}.png`),
				'x-ads-name-encoding': 'url-encoded',
				'x-ads-size': `[${width},${width}]`,
				'x-ads-role': 'rendered',
			},
		};
	},
});
