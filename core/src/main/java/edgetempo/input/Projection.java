package edgetempo.input;

/**
 * Degrees to metres: local equirectangular about a point, on the sphere of mean radius 6 371 008.8 m,
 *
 * <pre>
 * x = R·cos φ₀·(λ − λ₀)      y = R·(φ − φ₀)
 * </pre>
 *
 * <p>At distance d from the point it is wrong, against that sphere, by at most d²·tan φ₀/(2R) + d³/(6R²) in x, to first order: 4 cm at
 * 1 km and 0.9 m at 5 km in latitude 38°. The sphere itself is wrong against the ellipsoid by up to 0.5 % of every distance.
 *
 * @param latitude  of the point, degrees
 * @param longitude of the point, degrees
 */
public record Projection(double latitude, double longitude) {
    private static final double RADIUS_M = 6_371_008.8;

    /** East of the point, m. */
    public double x(double degrees) {
        double east = degrees - longitude;
        // The short way round the date line.
        double turned = east > 180 ? east - 360 : east < -180 ? east + 360 : east;
        return RADIUS_M * Math.cos(Math.toRadians(latitude)) * Math.toRadians(turned);
    }

    /** North of the point, m. */
    public double y(double degrees) {
        return RADIUS_M * Math.toRadians(degrees - latitude);
    }
}
