import { randomUUID } from 'crypto';
import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { RequestContent } from '../../../../protocol/aps/request';
import { objectsIn } from '../../../../protocol/json';
import type { JsonObject } from '../../../../protocol/json';
import type { OperationRun } from '../../../operations/operation';
import { InvalidValue } from '../../../values/invalidValue';
import { plainText } from '../../../values/plainText';
import { inputFile } from './inputFile';

/** The parts of a form with files. */
export const formParts: INodeProperties = {
	displayName: 'Form Parts',
	name: 'formParts',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Form Part',
	default: {},
	description: 'The texts and files of the form',
	options: [
		{
			name: 'entry',
			displayName: 'Form Part',
			values: [
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					default: '',
					description: 'As in Autodesk’s reference',
				},
				{
					displayName: 'Content',
					name: 'kind',
					type: 'options',
					options: [
						{ name: 'File', value: 'file' },
						{ name: 'Text', value: 'text' },
					],
					default: 'text',
					description: 'Whether the part is a text or a file of the input item',
				},
				{
					displayName: 'Input Data Field Name',
					name: 'inputDataFieldName',
					type: 'string',
					default: 'data',
					description: 'The name of the input field containing the file data to be sent',
					displayOptions: { show: { kind: ['file'] } },
				},
				{
					displayName: 'Value',
					name: 'value',
					type: 'string',
					default: '',
					description: 'The text',
					displayOptions: { show: { kind: ['text'] } },
				},
			],
		},
	],
};

/** The form as `multipart/form-data` (RFC 7578). @throws InvalidValue */
export async function multipart(run: OperationRun): Promise<RequestContent> {
	const { entry } = run.param<IDataObject>(formParts.name, {});
	const parts = objectsIn(entry);
	if (parts.length === 0) throw new InvalidValue(formParts.displayName, 'add a part');
	const boundary = `n8n-${randomUUID()}`;
	const pieces: Buffer[] = [];
	for (const part of parts) {
		const { head, bytes } = await partOf(run, part);
		pieces.push(Buffer.from(`--${boundary}\r\n${head}\r\n\r\n`), bytes, Buffer.from('\r\n'));
	}
	pieces.push(Buffer.from(`--${boundary}--\r\n`));
	return { type: `multipart/form-data; boundary=${boundary}`, bytes: Buffer.concat(pieces) };
}

async function partOf(
	run: OperationRun,
	{ name, kind, value, inputDataFieldName }: JsonObject,
): Promise<{ head: string; bytes: Buffer }> {
	const { displayName } = formParts;
	const disposition = `Content-Disposition: form-data; name="${quoted(plainText(displayName, name))}"`;
	if (kind !== 'file') {
		return { head: disposition, bytes: Buffer.from(plainText(displayName, value)) };
	}
	const field = plainText(displayName, inputDataFieldName ?? 'data').trim();
	const file = await inputFile(run, field);
	return {
		head: `${disposition}; filename="${quoted(file.name)}"\r\nContent-Type: ${file.type}`,
		bytes: file.bytes,
	};
}

/** As browsers write names in forms. */
function quoted(name: string): string {
	return name.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
