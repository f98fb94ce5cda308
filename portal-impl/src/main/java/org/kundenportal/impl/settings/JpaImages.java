package org.kundenportal.impl.settings;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.persistence.EntityManager;
import org.kundenportal.api.Actor;
import org.kundenportal.api.ErrorCode;
import org.kundenportal.api.PortalException;
import org.kundenportal.api.documents.DocumentFile;
import org.kundenportal.api.settings.Appearance;
import org.kundenportal.api.settings.Image;
import org.kundenportal.api.settings.Images;
import org.kundenportal.impl.PortalHome;
import org.kundenportal.impl.persistence.Tx;
import org.kundenportal.impl.security.Tokens;
import org.kundenportal.impl.storage.ContentStore;
import org.kundenportal.impl.storage.KeptFile;
import org.kundenportal.impl.timeline.Happening;
import org.kundenportal.impl.timeline.Timeline;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Pictures as rows, their pixels as kept files. */
@Component(service = {Images.class, JpaImages.class})
public final class JpaImages implements Images {

    private static final int ID_LENGTH = 32;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
    private static final int MAX_NAME = 255;

    private final Tx tx;
    private final ContentStore files;
    private final Timeline timeline;
    private final Clock clock;

    /** Pictures on the portal's clock. */
    @Activate
    public JpaImages(
            @Reference Tx tx, @Reference ContentStore files, @Reference Timeline timeline, @Reference PortalHome home) {
        this.tx = tx;
        this.files = files;
        this.timeline = timeline;
        this.clock = home.clock();
    }

    @Override
    public List<Image> list() {
        return tx.read(em -> em.createQuery("SELECT i FROM Image i ORDER BY i.createdAt DESC, i.id", ImageEntity.class)
                .getResultStream()
                .map(ImageEntity::toImage)
                .toList());
    }

    @Override
    public Image upload(Actor actor, String name, byte[] file) {
        if (file.length > MAX_FILE_SIZE) {
            throw PortalException.of(ErrorCode.TOO_LARGE);
        }
        Picture picture = Picture.in(file);
        KeptFile kept = files.keep(picture.bytes(), picture.mediaType().substring("image/".length()));
        String id = Tokens.sha256(picture.bytes()).substring(0, ID_LENGTH);
        Image image = new Image(id, shown(name), picture.mediaType(), picture.width(), picture.height());
        return tx.callRepeatably(em -> {
            ImageEntity known = em.find(ImageEntity.class, id);
            if (known != null) {
                return known.toImage();
            }
            em.persist(new ImageEntity(image, kept, clock.instant()));
            timeline.add(em, Happening.of(Happening.Kind.IMAGE_UPLOADED, actor).with("name", image.name()));
            return image;
        });
    }

    @Override
    public DocumentFile content(String id) {
        ImageEntity image = tx.read(em -> found(em, id));
        KeptFile file = image.file();
        return new DocumentFile(
                image.toImage().name(), image.toImage().mediaType(), file.size(), out -> files.copy(file.key(), out));
    }

    @Override
    public void delete(Actor actor, String id) {
        tx.run(em -> {
            ImageEntity image = found(em, id);
            Appearance shown = SettingRows.read(em, Setting.APPEARANCE).value();
            if (Objects.equals(shown.logo(), id) || Objects.equals(shown.banner(), id)) {
                throw PortalException.of(ErrorCode.IMAGE_IN_USE);
            }
            em.remove(image);
            timeline.add(
                    em,
                    Happening.of(Happening.Kind.IMAGE_DELETED, actor)
                            .with("name", image.toImage().name()));
        });
    }

    /** Whether there is such a picture. */
    boolean exists(String id) {
        return tx.read(em -> find(em, id) != null);
    }

    /** The bytes of the picture, null if there is none. */
    public byte[] bytes(String id) {
        ImageEntity image = id == null ? null : tx.read(em -> find(em, id));
        return image == null ? null : files.read(image.file().key());
    }

    /** The row; what cannot be an id is not asked for, since PostgreSQL takes no NUL. */
    private static ImageEntity find(EntityManager em, String id) {
        return ID.matcher(id).matches() ? em.find(ImageEntity.class, id) : null;
    }

    private static ImageEntity found(EntityManager em, String id) {
        ImageEntity image = find(em, id);
        if (image == null) {
            throw PortalException.notFound();
        }
        return image;
    }

    private static String shown(String name) {
        String clean =
                name == null ? "" : name.replaceAll("[\\p{Cntrl}/\\\\]", "").strip();
        return clean.isEmpty() ? "Bild" : clean.substring(0, Math.min(clean.length(), MAX_NAME));
    }
}
