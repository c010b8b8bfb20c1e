import { isStream, bytesOf } from '../../../apsClient/streamedBody';
import { optionalFileName } from '../../../fields/fileName';
import { outputField } from '../../../fields/outputField';
import { FileRecord } from '../../../operations/fileRecord';
import { defineOperation } from '../../../operations/operation';
import { options } from '../../../parameters/collections';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { valueIn, valueOf } from '../../../parameters/values';
import { modelStatusExample } from '../../../records/modelStatus';
import { percentDecode } from '../../../../protocol/aps/ids';
import { modelAdvice } from '../../model/advice';
import { chosenModel } from '../../model/chosenModel';
import { modelFields } from '../../model/fields';
import { inRegion } from '../../model/inRegion';

/** In bytes. A picture of 400 by 400 pixels takes far less. */
const LARGEST_PICTURE = 16 * 1024 ** 2;

const width = defineParameter({
	displayName: 'Size',
	name: 'thumbnailSize',
	type: 'options',
	default: '400',
	options: [
		{ name: '100 Pixels', value: '100' },
		{ name: '200 Pixels', value: '200' },
		{ name: '400 Pixels', value: '400' },
	],
	description: 'The largest picture of this size or smaller that the model has',
	read: read.choice,
});

const thumbnailOptions = options([
	{ ...optionalFileName, description: 'Name of the picture in n8n. By default that of Autodesk.' },
]);

export const getThumbnail = defineOperation({
	action: 'Fetch Thumbnail',
	name: 'Get Thumbnail',
	value: 'getThumbnail',
	summary: 'Get thumbnail of model',
	description: 'Download a small picture of a model or drawing as a PNG file',
	endpoint: 'GET /modelderivative/v2/designdata/{urn}/thumbnail',
	scopes: ['data:read'],
	access: ['3L', 'SSA', '2L'],
	fields: [...modelFields, width, outputField],
	options: thumbnailOptions.options,
	advice: {
		...modelAdvice,
		404: 'The model has no thumbnail, or was not translated in this region. Check it with Model > Get Status',
	},
	example: {
		name: 'Tower A.png',
		size: 24817,
		contentType: 'image/png',
		derivativeUrn: modelStatusExample.derivativeUrn,
	},
	async execute(run) {
		const field = valueOf(run, outputField);
		const pixels = valueOf(run, width);
		const model = await chosenModel(run);
		const answer = await inRegion(run, model, async (region) =>
			run.aps.request({
				path: run.path({ urn: model.urn }),
				query: { width: pixels, height: pixels },
				headers: { accept: 'image/png, application/json' },
				region,
				asStream: true,
			}),
		);
		const stream = run.aps.readAnswer({}, answer, ({ body }) =>
			isStream(body) && !Array.isArray(body) ? body : undefined,
		);
		const picture = await bytesOf(stream, LARGEST_PICTURE);
		const name = valueIn(run, thumbnailOptions, optionalFileName) ?? nameIn(answer.headers);
		const contentType = answer.headers['content-type'] ?? 'image/png';
		const file = await run.ctx.helpers.prepareBinaryData(picture, name, contentType);
		const record = { name, size: picture.length, contentType, derivativeUrn: model.urn };
		return new FileRecord(record, field, file);
	},
});

/** Percent-encoded, since the header takes ASCII only. Without a name, as a picture of the model. */
function nameIn(headers: Readonly<Record<string, string | undefined>>): string {
	const name = percentDecode(headers['x-ads-name'] ?? '')
		.replace(/[\\/]/g, '_')
		.trim();
	if (name === '') return 'thumbnail.png';
	return /\.(png|jpe?g)$/i.test(name) ? name : `${name}.png`;
}
