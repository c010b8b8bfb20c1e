import { describe, expect, it } from 'vitest';
import {
	deliveryKey,
	signDelivery,
	verifyDelivery,
} from '../../../protocol/worker/deliverySignature';

const NOW = 1_760_000_000;
const key = deliveryKey('api-key', 'sub_1');
const body = '{"subscription":"sub_1"}';

function signed(signedAt = NOW, signingKey = key) {
	const delivery = { id: 'msg_1', timestamp: String(signedAt), body };
	return { ...delivery, signature: signDelivery(signingKey, delivery) };
}

describe('delivery signature', () => {
	it('accepts what the worker has just signed', () => {
		expect(verifyDelivery([key], signed(), body, NOW)).toEqual({ kind: 'genuine' });
	});

	it('matches the example of Standard Webhooks 1.0', () => {
		const exampleKey = Buffer.from('MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'base64');
		const delivery = {
			id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
			timestamp: '1614265330',
			body: '{"test": 2432232314}',
		};
		expect(signDelivery(exampleKey, delivery)).toBe(
			'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
		);
	});

	it('accepts any one of several signatures while the API key is being rotated', () => {
		const old = signed(NOW, deliveryKey('old-api-key', 'sub_1'));
		const headers = { ...signed(), signature: `${old.signature} ${signed().signature}` };
		expect(verifyDelivery([key], headers, body, NOW)).toEqual({ kind: 'genuine' });
	});

	it('refuses a delivery signed for another subscription', () => {
		const other = signed(NOW, deliveryKey('api-key', 'sub_2'));
		expect(verifyDelivery([key], other, body, NOW)).toMatchObject({ reason: 'signature wrong' });
	});

	it('refuses a changed body', () => {
		expect(verifyDelivery([key], signed(), `${body} `, NOW)).toMatchObject({
			reason: 'signature wrong',
		});
	});

	it.each([-301, 301])('refuses a delivery signed %i seconds away', (seconds) => {
		expect(verifyDelivery([key], signed(NOW + seconds), body, NOW)).toMatchObject({
			reason: 'timestamp out of tolerance',
		});
	});

	it('refuses a delivery without headers', () => {
		expect(verifyDelivery([key], {}, body, NOW)).toMatchObject({ reason: 'headers missing' });
	});

	it('ignores signatures of unknown versions', () => {
		const headers = { ...signed(), signature: signed().signature.replace('v1,', 'v2,') };
		expect(verifyDelivery([key], headers, body, NOW)).toMatchObject({ reason: 'signature wrong' });
	});
});
