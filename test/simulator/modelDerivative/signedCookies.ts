import { createHmac, randomBytes } from 'node:crypto';
import type { Express, Request } from 'express';
import { defineEndpoint } from '../http/endpoint';
import { Refusal } from '../http/refusal';
import { S3Error } from '../oss/s3Error';
import { serveObject } from '../oss/serve';
import { S3_PATH } from '../oss/signedUrl';
import type { Simulation } from '../simulation/simulation';
import type { Content, StoredObject } from '../state/storage';
import type { Translation } from '../state/translation';
import { translationOf } from './access';
import { filesOf } from './files';
import { statusOf } from './manifests';

/** Where the bytes are; at Autodesk, this is a host of its own. */
const PATH = `${S3_PATH}/derivatives`;
const MINUTES = 360;
const key = randomBytes(32);

export const getDownloadUrl = defineEndpoint({
	service: 'modelDerivative',
	method: 'GET',
	path: '/modelderivative/v2/designdata/{urn}/manifest/{derivativeUrn}/signedcookies',
	scopes: ['data:read'],
	tokens: ['2L', '3L', 'SSA'],
	query: ['minutes-expiration', 'response-content-disposition'],
	handle(call) {
		const minutes = call.query.integer('minutes-expiration', MINUTES, 1, MINUTES);
		const file = fileOf(call.sim, translationOf(call), call.params.derivativeUrn);
		if (file === undefined) throw new Refusal(404, 'The requested derivative does not exist.');
		const { signedUrlMs } = call.sim.settings;
		const expiration = Date.now() + (signedUrlMs || minutes * 60_000);
		return {
			status: 200,
			headers: {
				'Set-Cookie': [
					`CloudFront-Policy=${expiration}; Path=/; Secure; HttpOnly`,
					'CloudFront-Key-Pair-Id=SIMULATOR; Path=/; Secure; HttpOnly',
					`CloudFront-Signature=${signature(file.id, String(expiration))}; Path=/; Secure; HttpOnly`,
				],
			},
			body: {
				etag: '0f343b0931126a20f133d67c2b018a3b',
				size: file.size,
				url: new URL(`${PATH}/${encodeURIComponent(file.id)}`, call.sim.url).href,
				'content-type': file.contentType,
				expiration,
			},
		};
	},
});

/** The side of the content delivery network. */
export function mountDerivatives(app: Express, sim: Simulation): void {
	app.get(`${PATH}/:urn`, async (req, res) => {
		try {
			const urn = String(req.params.urn);
			checkCookies(req, urn);
			const [, encoded] = /^urn:adsk\.viewing:fs\.file:([^/]+)\//.exec(urn) ?? [];
			const translation = sim.state.translations.get(encoded ?? '');
			const file = translation && fileOf(sim, translation, urn);
			if (file === undefined) {
				throw new S3Error(404, 'NoSuchKey', 'The specified key does not exist.');
			}
			const query = new URL(req.originalUrl, sim.url).searchParams;
			await serveObject(sim, file, { req, res, query });
		} catch (error) {
			if (!(error instanceof S3Error)) throw error;
			error.send(res);
		}
	});
}

/** @throws S3Error 400 when a token comes along, 403 without valid cookies */
function checkCookies(req: Request, urn: string): void {
	if (req.headers.authorization !== undefined) {
		throw new S3Error(400, 'InvalidArgument', 'Only one auth mechanism allowed');
	}
	const cookies = new Map(
		(req.headers.cookie ?? '').split('; ').map((pair): [string, string] => {
			const [name, ...value] = pair.split('=');
			return [name, value.join('=')];
		}),
	);
	const policy = cookies.get('CloudFront-Policy') ?? '';
	const isSigned = cookies.get('CloudFront-Signature') === signature(urn, policy);
	if (!isSigned || !cookies.has('CloudFront-Key-Pair-Id') || Number(policy) < Date.now()) {
		throw new S3Error(403, 'AccessDenied', 'Access denied');
	}
}

function signature(urn: string, policy: string): string {
	return createHmac('sha256', key).update(`${urn}\n${policy}`).digest('base64url');
}

/** With generated content where tests want large files. */
function fileOf(
	sim: Simulation,
	translation: Translation,
	urn: string,
): (StoredObject & { content: Content }) | undefined {
	const file = [...translation.formats]
		.filter(([, made]) => statusOf(made) === 'success')
		.flatMap(([format]) => filesOf(translation, format))
		.find((candidate) => candidate.urn === urn);
	if (file === undefined) return undefined;
	const { derivativeBytes } = sim.settings;
	const isLarge = derivativeBytes > 0 && file.role !== 'thumbnail';
	return {
		id: urn,
		bucketKey: 'derivatives',
		objectKey: urn,
		contentType: file.mime,
		size: isLarge ? derivativeBytes : Buffer.byteLength(file.text),
		content: isLarge
			? { kind: 'generated', seed: 1, size: derivativeBytes }
			: { kind: 'text', text: file.text },
	};
}
