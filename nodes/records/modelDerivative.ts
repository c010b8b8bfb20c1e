import type { IDataObject } from 'n8n-workflow';
import type { Derivative, DerivativeResource } from '../../protocol/aps/manifest';

/** A file that a translation produced. @param derivativeUrn of the model, in Base64 */
export function simplifyDerivative(
	{ format }: Pick<Derivative, 'format'>,
	{ urn, role, mime, status, view }: DerivativeResource,
	derivativeUrn: string,
): IDataObject {
	return {
		name: fileNameOf(urn ?? ''),
		format,
		derivativeRole: role ?? null,
		viewName: view ?? null,
		status: status ?? null,
		contentType: mime ?? null,
		id: urn ?? null,
		derivativeUrn,
	};
}

/** The last part of a URN such as `urn:adsk.viewing:fs.file:…/output/1/A5.ifc`. */
export function fileNameOf(urn: string): string {
	const last = urn.split('/').at(-1) ?? '';
	return last === '' ? 'derivative' : last;
}

export const modelDerivativeExample: IDataObject = {
	name: 'Tower A.ifc',
	format: 'ifc',
	derivativeRole: 'ifc',
	viewName: null,
	status: 'success',
	contentType: 'application/octet-stream',
	id: 'urn:adsk.viewing:fs.file:dXJuOmFkc2sud2lwcHJvZDpmcy5maWxlOnZmLmhDNms0aG5kUldhZUlWaElqdkh1OHc_dmVyc2lvbj0z/output/Tower A.ifc',
	derivativeUrn: 'dXJuOmFkc2sud2lwcHJvZDpmcy5maWxlOnZmLmhDNms0aG5kUldhZUlWaElqdkh1OHc_dmVyc2lvbj0z',
};
