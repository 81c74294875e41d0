package org.digits.decode;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;

/**
 * Tells the luma of the pixels of a {@link BufferedImage}, from its samples as they are:
 * Java's own conversions would make greys and profiled colours lighter or darker.
 */
final class ImageLumas {

	private ImageLumas() {
	}

	/** Paints the whole image. */
	static void paint(BufferedImage image, Canvas canvas) {
		ColorModel model = image.getColorModel();
		byte[] lumas = new byte[image.getWidth()];
		for (int y = 0; y < image.getHeight(); y++) {
			if (model instanceof ComponentColorModel components) {
				samples(image.getRaster(), components, y, lumas);
			}
			else {
				int[] colours = image.getRGB(0, y, lumas.length, 1, null, 0, lumas.length);
				for (int x = 0; x < lumas.length; x++) {
					lumas[x] = (byte) Luma.ofArgb(colours[x]);
				}
			}
			canvas.row(y, lumas, 0);
		}
	}

	private static void samples(Raster raster, ComponentColorModel model, int y, byte[] lumas) {
		int bands = raster.getNumBands();
		double[] samples = raster.getPixels(raster.getMinX(), raster.getMinY() + y, lumas.length, 1, (double[]) null);
		double[] scales = new double[bands];
		for (int band = 0; band < bands; band++) {
			scales[band] = 255 / most(model, band);
		}
		int[] colour = new int[Math.max(4, bands)];
		for (int x = 0; x < lumas.length; x++) {
			for (int band = 0; band < bands; band++) {
				colour[band] = (int) Math.min(255, Math.max(0, Math.rint(samples[x * bands + band] * scales[band])));
			}
			lumas[x] = (byte) luma(model, colour);
		}
	}

	private static double most(ComponentColorModel model, int band) {
		return switch (model.getTransferType()) {
			case DataBuffer.TYPE_FLOAT, DataBuffer.TYPE_DOUBLE -> 1;
			case DataBuffer.TYPE_SHORT -> Short.MAX_VALUE;
			default -> Math.pow(2, model.getComponentSize(band)) - 1;
		};
	}

	private static int luma(ComponentColorModel model, int[] colour) {
		int colours = model.getNumColorComponents();
		int luma = switch (model.getColorSpace().getType()) {
			case ColorSpace.TYPE_GRAY -> colour[0];
			case ColorSpace.TYPE_CMYK -> (255 - Luma.of(colour[0], colour[1], colour[2])) * (255 - colour[3]) / 255;
			default -> (colours < 3) ? colour[0] : Luma.of(colour[0], colour[1], colour[2]);
		};
		if (!model.hasAlpha()) {
			return luma;
		}
		int alpha = colour[colours];
		return model.isAlphaPremultiplied() ? Math.min(255, luma + 255 - alpha) : Luma.onWhite(luma, alpha);
	}

}
